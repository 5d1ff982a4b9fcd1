package dev.regfit.solver.gradient;

import dev.regfit.problem.LeastSquares;

/** Least squares on centred columns, from moments or rows: the intercept follows from the weights. */
final class SquaresOracle implements Oracle {
    private final LeastSquares loss;
    private final Region region;

    SquaresOracle(LeastSquares loss, Region region) {
        this.loss = loss;
        this.region = region;
    }

    @Override
    public long rows() {
        return loss.rows();
    }

    @Override
    public int columns() {
        return loss.columns();
    }

    @Override
    public double nullIntercept() {
        return 0;
    }

    @Override
    public Evaluation at(Point x) {
        double[] correlations = new double[columns()];
        double residualPower = loss.evaluate(x.w(), correlations);
        return new Squares(x, correlations, residualPower);
    }

    /** The gradient is affine, so that those at the two points give it without evaluating the loss; its value is not known. */
    @Override
    public Evaluation beyond(Evaluation now, Evaluation before, double share) {
        Point there = now.at().beyond(before.at(), share);
        double[] correlations = new Point(0, now.correlations())
                .beyond(new Point(0, before.correlations()), share)
                .w();
        return new Squares(there, correlations, Double.NaN);
    }

    @Override
    public double power(int j) {
        return loss.power(j);
    }

    @Override
    public double curvature() {
        return 1;
    }

    @Override
    public boolean isBounded() {
        return true;
    }

    @Override
    public boolean isSmooth() {
        return true;
    }

    @Override
    public void applyGram(double[] v, double[] out) {
        loss.applyGram(v, out);
    }

    @Override
    public boolean hasIntercept() {
        return false;
    }

    @Override
    public double scale() {
        return 0.5 * loss.targetPower();
    }

    private final class Squares implements Evaluation {
        private final Point at;
        private final double[] correlations;
        private final double residualPower;

        Squares(Point at, double[] correlations, double residualPower) {
            this.at = at;
            this.correlations = correlations;
            this.residualPower = residualPower;
        }

        @Override
        public Point at() {
            return at;
        }

        @Override
        public double value() {
            return 0.5 * residualPower;
        }

        @Override
        public double slope() {
            return 0;
        }

        @Override
        public double[] correlations() {
            return correlations;
        }

        @Override
        public Proof certify() {
            return region.certify(loss, at.w(), correlations, residualPower);
        }
    }
}
