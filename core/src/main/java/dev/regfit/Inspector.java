package dev.regfit;

import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Predictor;
import dev.regfit.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Looks over a table before fitting. */
public final class Inspector {
    /** R² of a column on the others from which it is worth a word: its weight's variance is then a thousandfold. */
    private static final double NEARLY_COLLINEAR = 0.999;

    /** With more features than this no look is taken at collinearity: it costs p³. */
    private static final int MAX_FEATURES = 1000;

    /** Added to the diagonal of the correlation matrix so that exactly collinear columns have an R² too. */
    private static final double JITTER = 1e-13;

    private final Dataset data;
    private final long[] missing;
    private final ColumnSummary summary;
    private final int features;

    private Inspector(Dataset data, long[] missing) {
        this.data = data;
        this.missing = missing;
        this.summary = ColumnSummary.of(data);
        List<Predictor> columns = data.schema().predictors();
        this.features = data.schema().width() - columns.get(columns.size() - 1).width();
    }

    /**
     * Inspects.
     *
     * @param data all columns as predictors, the target last, missing values filled in by their means; its own target
     *     is not looked at
     * @param missing number of missing values by column
     * @param incomplete number of rows with a missing value
     */
    public static Inspection inspect(Dataset data, long[] missing, long incomplete) {
        return new Inspector(data, missing).inspect(incomplete);
    }

    private Inspection inspect(long incomplete) {
        List<Predictor> predictors = data.schema().predictors();
        int[] varying =
                IntStream.range(0, features).filter(j -> !summary.isConstant(j)).toArray();
        return new Inspection(
                data.rows(),
                incomplete,
                predictors.get(predictors.size() - 1).name(),
                columns(predictors),
                duplicates(varying),
                collinear(varying),
                scaleRatio(varying),
                memory());
    }

    private List<Inspection.Column> columns(List<Predictor> predictors) {
        List<Inspection.Column> columns = new ArrayList<>();
        int at = 0;
        for (int k = 0; k < predictors.size(); k++) {
            Predictor predictor = predictors.get(k);
            columns.add(predictor.text() ? textColumn(predictor, missing[k]) : numberColumn(predictor, missing[k], at));
            at += predictor.width();
        }
        return columns;
    }

    private static Inspection.Column textColumn(Predictor predictor, long missingCells) {
        int levels = predictor.levels().size() + predictor.base().size();
        return new Inspection.Column(
                predictor.name(),
                true,
                missingCells,
                levels,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                Double.NaN,
                levels == 1);
    }

    private Inspection.Column numberColumn(Predictor predictor, long missingCells, int j) {
        if (missingCells == data.rows()) {
            return new Inspection.Column(
                    predictor.name(), false, missingCells, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
        }
        // Cells filled in by the mean add nothing to the sum of squares, only to the count.
        double correction = Math.sqrt((double) data.rows() / (data.rows() - missingCells));
        return new Inspection.Column(
                predictor.name(),
                false,
                missingCells,
                0,
                summary.minima()[j],
                summary.means()[j],
                summary.deviations()[j] * correction,
                summary.maxima()[j],
                summary.isConstant(j));
    }

    private List<Inspection.Pair> duplicates(int[] varying) {
        List<String> names = data.schema().features();
        Map<Integer, List<Integer>> seen = new HashMap<>();
        List<Inspection.Pair> pairs = new ArrayList<>();
        for (int j : varying) {
            double[] column = column(j);
            List<Integer> alike = seen.computeIfAbsent(Arrays.hashCode(column), hash -> new ArrayList<>());
            for (int earlier : alike) {
                if (Arrays.equals(column, column(earlier))) {
                    pairs.add(new Inspection.Pair(names.get(earlier), names.get(j)));
                    break;
                }
            }
            alike.add(j);
        }
        return pairs;
    }

    private double[] column(int j) {
        return data.x().select(new int[] {j}).values();
    }

    /** R² of each column on the others is 1 − 1/(C⁻¹)ⱼⱼ, C being the correlation matrix. */
    private List<Inspection.Collinear> collinear(int[] varying) {
        int k = varying.length;
        if (k < 2 || k > MAX_FEATURES || data.rows() <= k) {
            return List.of();
        }
        double[] correlations = correlations(varying);
        for (int a = 0; a < k; a++) {
            correlations[a * k + a] += JITTER;
        }
        List<String> names = data.schema().features();
        List<Inspection.Collinear> found = new ArrayList<>();
        Cholesky.of(correlations, k).map(Cholesky::inverse).ifPresent(inverse -> {
            for (int a = 0; a < k; a++) {
                double r2 = 1 - 1 / inverse[a * k + a];
                if (r2 >= NEARLY_COLLINEAR) {
                    String closest = names.get(varying[closest(correlations, k, a)]);
                    found.add(new Inspection.Collinear(names.get(varying[a]), Math.min(r2, 1.0), closest));
                }
            }
        });
        return found;
    }

    private double[] correlations(int[] varying) {
        Moments moments = Moments.of(data);
        int k = varying.length;
        double[] correlations = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double product = summary.deviations()[varying[a]] * summary.deviations()[varying[b]];
                correlations[a * k + b] = moments.covariance(varying[a], varying[b]) / product;
            }
        }
        return correlations;
    }

    private static int closest(double[] correlations, int k, int a) {
        int closest = a == 0 ? 1 : 0;
        for (int b = 0; b < k; b++) {
            if (b != a && Math.abs(correlations[a * k + b]) > Math.abs(correlations[a * k + closest])) {
                closest = b;
            }
        }
        return closest;
    }

    private double scaleRatio(int[] varying) {
        if (varying.length < 2) {
            return Double.NaN;
        }
        double widest = Arrays.stream(varying)
                .mapToDouble(j -> summary.deviations()[j])
                .max()
                .orElseThrow();
        double narrowest = Arrays.stream(varying)
                .mapToDouble(j -> summary.deviations()[j])
                .min()
                .orElseThrow();
        return widest / narrowest;
    }

    private Inspection.Memory memory() {
        long p = features;
        return new Inspection.Memory(p, Double.BYTES * p * data.rows(), Double.BYTES * (p + 1) * (p + 1));
    }
}
