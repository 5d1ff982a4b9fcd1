package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.linalg.OrthogonalBasis;
import dev.regfit.linalg.UpdatableCholesky;
import java.util.stream.IntStream;

/**
 * The columns that least squares does without, as R's lm does: those that are linear combinations of the columns before
 * them and of the intercept. Each is judged by the share of its length, once centred, that is its own, so that scales
 * play no part (docs/decisions/017-dependent-columns.md).
 */
public final class DependentColumns {
    /**
     * Of an active column along a path: one of which no more than the root of this is its own, the rest being a combination
     * of others, counts as such a combination. Rounding errors make up to 10⁻¹³.
     */
    public static final double SMALLEST_SHARE = 1e-13;

    /** The same of all columns where moments alone are known: among hundreds of columns rounding errors make more. */
    private static final double SMALLEST_SHARE_OF_MOMENTS = 1e-12;

    /**
     * The share where the rows are at hand. R's is 10⁻⁷, about what its arithmetic needs; NIST's Filip has a column with
     * 6·10⁻⁸ of its own, whose weight the rows give to all digits.
     */
    private static final double SMALLEST_SHARE_OF_ROWS = 1e-8;

    /** If all columns have more of their own than the root of this, moments are as good a judge as rows. */
    private static final double CLEAR_SHARE = 1e-9;

    /** Multiplications, n·p·min(n, p), that the rows are worth: some seconds. */
    private static final double AFFORDABLE = 5e9;

    private final TrainingData data;
    private final Standardization standardization;

    private DependentColumns(TrainingData data, Standardization standardization) {
        this.data = data;
        this.standardization = standardization;
    }

    /**
     * Finds them.
     *
     * @return which of the p columns are left out: none where there are too many columns to tell
     */
    public static boolean[] of(TrainingData data, Standardization standardization) {
        return new DependentColumns(data, standardization).find();
    }

    /**
     * The same of some columns alone.
     *
     * @return which of the p columns are among these and left out
     */
    public static boolean[] among(int[] chosen, TrainingData data, Standardization standardization) {
        boolean[] dependent = new boolean[data.columns()];
        if (data instanceof Dataset rows && chosen.length > 0) {
            RowSquares part = new RowSquares(rows, standardization).of(chosen);
            boolean[] ofPart = byRows(part);
            for (int k = 0; k < chosen.length; k++) {
                dependent[chosen[k]] = ofPart[k];
            }
        }
        return dependent;
    }

    private boolean[] find() {
        if (data instanceof Dataset rows && isAffordable()) {
            boolean clear = Moments.suit(data.size(), data.columns()) && isClear();
            return clear ? new boolean[data.columns()] : byRows(new RowSquares(rows, standardization));
        }
        boolean fits = data instanceof MomentData || Moments.suit(data.size(), data.columns());
        return fits && !isClear() ? byMoments(moments()) : new boolean[data.columns()];
    }

    private boolean isAffordable() {
        double n = data.size();
        double p = data.columns();
        return n * p * Math.min(n, p) <= AFFORDABLE;
    }

    private MomentSquares moments() {
        return new MomentSquares(data.moments(), standardization);
    }

    /** Whether no column is anywhere near a combination of the others. */
    private boolean isClear() {
        MomentSquares loss = moments();
        int p = loss.columns();
        double[] correlations = loss.gram(IntStream.range(0, p).toArray());
        for (int i = 0; i < p; i++) {
            double unit = 1 / Math.sqrt(loss.power(i));
            for (int j = 0; j < p; j++) {
                correlations[i * p + j] *= unit;
                correlations[j * p + i] *= unit;
            }
        }
        return new UpdatableCholesky(CLEAR_SHARE).factor(correlations, p);
    }

    private static boolean[] byRows(RowSquares loss) {
        boolean[] dependent = new boolean[loss.columns()];
        int room = (int) Math.min(
                Integer.MAX_VALUE, loss.rows() - (loss.standardization().intercept() ? 1 : 0));
        OrthogonalBasis basis = new OrthogonalBasis((int) loss.rows(), SMALLEST_SHARE_OF_ROWS);
        for (int j = 0; j < dependent.length; j++) {
            boolean taken = basis.size() < room
                    && loss.power(j) > 0
                    && basis.add(loss.working().select(new int[] {j}).values());
            dependent[j] = !taken;
        }
        return dependent;
    }

    private static boolean[] byMoments(MomentSquares loss) {
        boolean[] dependent = new boolean[loss.columns()];
        UpdatableCholesky factor = new UpdatableCholesky(SMALLEST_SHARE_OF_MOMENTS);
        int[] taken = new int[dependent.length];
        for (int j = 0; j < dependent.length; j++) {
            int k = factor.order();
            double[] column = new double[k];
            for (int i = 0; i < k && loss.power(j) > 0; i++) {
                column[i] = loss.gram(j, taken[i]) / Math.sqrt(loss.power(j)) / Math.sqrt(loss.power(taken[i]));
            }
            dependent[j] = !(loss.power(j) > 0 && factor.append(column, 1));
            if (!dependent[j]) {
                taken[k] = j;
            }
        }
        return dependent;
    }
}
