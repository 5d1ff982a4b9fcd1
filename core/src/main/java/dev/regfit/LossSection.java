package dev.regfit;

import dev.regfit.data.Standardization;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Solvers;

/**
 * The loss as it depends on two of the weights, the others being as a model has them, and so is the intercept of the centred
 * columns; of the squared loss that is the best intercept wherever the two weights are. Weights are those of the working
 * columns, which the penalty sees.
 */
public final class LossSection {
    /** Smaller steps make no difference to a picture. */
    private static final double SMALLEST_STEP = 1e-7;

    private static final int MOST_STEPS = 10_000;

    /** Beyond so many times the first step there is no least loss. */
    private static final double FAR = 1e4;

    private final Surface surface;
    private final double[] at;
    private final long costOfValue;

    /** The loss where the two weights are moved. */
    @FunctionalInterface
    private interface Surface {
        double moved(double a, double b);
    }

    private LossSection(Surface surface, double[] at, long costOfValue) {
        this.surface = surface;
        this.at = at;
        this.costOfValue = costOfValue;
    }

    /**
     * Through the weights of a model.
     *
     * @param preparation of the data that it was fitted to
     * @param first number of a column
     * @param second number of another
     */
    public static LossSection of(Preparation preparation, LinearModel model, int first, int second) {
        double[] working = preparation.standardization().toWorking(model.weights());
        return preparation.formulation().loss() instanceof Squared
                ? ofSquares(preparation, model, working, new int[] {first, second})
                : ofRows(preparation, model, working, new int[] {first, second});
    }

    private static double[] chosen(double[] working, int[] columns) {
        return new double[] {working[columns[0]], working[columns[1]]};
    }

    private static LossSection ofSquares(Preparation preparation, LinearModel model, double[] working, int[] columns) {
        Standardization standardization = preparation.standardization();
        ElasticNet penalty = model.training().penalty().on(standardization);
        LeastSquares loss =
                Solvers.problem(preparation.data(), standardization, penalty).loss();
        double[] correlations = new double[working.length];
        double half = 0.5 * loss.evaluate(working, correlations);
        double[] gram = loss.gram(columns);
        double slopeA = correlations[columns[0]];
        double slopeB = correlations[columns[1]];
        Surface parabola = (a, b) ->
                half - slopeA * a - slopeB * b + 0.5 * (gram[0] * a * a + 2 * gram[1] * a * b + gram[3] * b * b);
        return new LossSection(parabola, chosen(working, columns), 1);
    }

    private static LossSection ofRows(Preparation preparation, LinearModel model, double[] working, int[] columns) {
        RowLoss loss = preparation.rowLoss();
        int n = loss.rows();
        double[] f = new double[n];
        loss.design().predict(loss.design().workingIntercept(model.intercept(), working), working, f);
        double[] first = column(loss, working.length, columns[0]);
        double[] second = column(loss, working.length, columns[1]);
        double[] moved = new double[n];
        double[] slopes = new double[n];
        double[] curvatures = new double[n];
        Surface surface = (a, b) -> {
            for (int i = 0; i < n; i++) {
                moved[i] = f[i] + a * first[i] + b * second[i];
            }
            return loss.evaluate(moved, slopes, curvatures);
        };
        return new LossSection(surface, chosen(working, columns), n);
    }

    private static double[] column(RowLoss loss, int width, int j) {
        double[] zero = new double[width];
        double[] none = new double[loss.rows()];
        double[] cells = new double[loss.rows()];
        loss.design().predict(0, zero, none);
        zero[j] = 1;
        loss.design().predict(0, zero, cells);
        for (int i = 0; i < cells.length; i++) {
            cells[i] -= none[i]; // the offset
        }
        return cells;
    }

    /** The two weights of the model. */
    public double[] at() {
        return at.clone();
    }

    /** What a value costs, in rows that have to be looked at. */
    public long costOfValue() {
        return costOfValue;
    }

    /** The mean loss (of squared residuals half their mean) at two weights. */
    public double loss(double first, double second) {
        return surface.moved(first - at[0], second - at[1]);
    }

    /**
     * The two weights at which the loss is least, as near as a picture can show, by steps in ever smaller squares that move along
     * with success (Hooke and Jeeves 1961).
     *
     * @param step of the size of weights
     * @return NaN where the loss falls without end
     */
    public double[] least(double step) {
        double[] here = at.clone();
        double value = loss(here[0], here[1]);
        double size = step;
        for (int k = 0; k < MOST_STEPS && size > SMALLEST_STEP * step; k++) {
            double[] next = best(here, value, size);
            double reached = loss(next[0], next[1]);
            if (reached < value) {
                double[] beyond = {2 * next[0] - here[0], 2 * next[1] - here[1]};
                here = next;
                value = reached;
                if (loss(beyond[0], beyond[1]) < value) {
                    here = beyond;
                    value = loss(beyond[0], beyond[1]);
                    size *= 2;
                }
            } else {
                size /= 2;
            }
            if (Math.hypot(here[0], here[1]) > FAR * step) {
                return new double[] {Double.NaN, Double.NaN};
            }
        }
        return here;
    }

    private double[] best(double[] here, double value, double size) {
        double least = value;
        double[] best = here;
        for (int a = -1; a <= 1; a++) {
            for (int b = -1; b <= 1; b++) {
                double[] there = {here[0] + a * size, here[1] + b * size};
                double reached = loss(there[0], there[1]);
                if (reached < least) {
                    least = reached;
                    best = there;
                }
            }
        }
        return best;
    }
}
