package dev.regfit.solver.gradient;

import dev.regfit.problem.Loss;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import dev.regfit.solver.Minimizer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** Any loss of rows, with an intercept of its own. */
final class RowsOracle implements Oracle {
    private final RowLoss rows;
    private final Region region;
    /** Known where the loss has kinks. */
    private final Optional<Minimizer.Minimum> minimum;

    private final int[] all;
    private final double[] weights;

    /**
     * Takes the rows.
     *
     * @param minimum another solver's, whose proof tells how low the objective may be at most: at kinks the slopes of the rows
     *     prove next to nothing. Empty for smooth losses
     */
    RowsOracle(RowLoss rows, Region region, Optional<Minimizer.Minimum> minimum) {
        this.rows = rows;
        this.region = region;
        this.minimum = minimum;
        this.all = IntStream.range(0, rows.columns()).toArray();
        this.weights = rows.data().weights();
    }

    @Override
    public long rows() {
        return rows.rows();
    }

    @Override
    public int columns() {
        return rows.columns();
    }

    @Override
    public double nullIntercept() {
        return rows.nullModel().b();
    }

    @Override
    public Evaluation at(Point x) {
        return new Rows(x, rows.point(x.b(), x.w()));
    }

    @Override
    public double power(int j) {
        return rows.design().power(j);
    }

    @Override
    public double curvature() {
        Loss loss = rows.loss();
        if (isBounded()) {
            return loss.largestCurvature();
        }
        double half = loss.jump() / 2;
        if (half > 0) {
            return half * half / rows.scale();
        }
        RowPoint start = rows.point(nullIntercept(), new double[columns()]);
        return Arrays.stream(start.curvatures()).average().orElseThrow();
    }

    @Override
    public boolean isBounded() {
        return rows.loss().largestCurvature() < Double.POSITIVE_INFINITY;
    }

    @Override
    public boolean isSmooth() {
        return rows.loss().jump() == 0;
    }

    @Override
    public void applyGram(double[] v, double[] out) {
        int p = columns();
        double[] predictors = new double[weights.length];
        rows.design().direction(hasIntercept() ? v[p] : 0, all, v, predictors);
        double sum = 0;
        for (int i = 0; i < predictors.length; i++) {
            predictors[i] *= weights[i];
            sum += predictors[i];
        }
        double[] correlations = new double[p];
        rows.design().correlate(predictors, correlations);
        System.arraycopy(correlations, 0, out, 0, p);
        if (hasIntercept()) {
            out[p] = sum / predictors.length;
        }
    }

    @Override
    public boolean hasIntercept() {
        return rows.hasIntercept();
    }

    @Override
    public double scale() {
        return rows.scale();
    }

    private final class Rows implements Evaluation {
        private final Point at;
        private final RowPoint point;

        Rows(Point at, RowPoint point) {
            this.at = at;
            this.point = point;
        }

        @Override
        public Point at() {
            return at;
        }

        @Override
        public double value() {
            return point.value();
        }

        @Override
        public double slope() {
            return hasIntercept() ? Arrays.stream(point.slopes()).average().orElseThrow() : 0;
        }

        @Override
        public double[] correlations() {
            return point.correlations();
        }

        @Override
        public Proof certify() {
            return minimum.map(proven -> region.certify(rows, point, proven))
                    .orElseGet(() -> region.certify(rows, point));
        }
    }
}
