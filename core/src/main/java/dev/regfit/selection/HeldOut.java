package dev.regfit.selection;

import dev.regfit.data.Dataset;
import dev.regfit.data.MomentData;
import dev.regfit.data.Moments;
import dev.regfit.data.TrainingData;
import dev.regfit.model.ScoredRows;
import dev.regfit.path.PathPoint;
import dev.regfit.path.SparseWeights;

/** Rows that weights are tested on, and were not learnt from. */
interface HeldOut {

    /**
     * The rows of test data.
     *
     * @throws IllegalStateException when the metric needs rows and only moments are there
     */
    static HeldOut of(TrainingData test, Metric metric) {
        if (test instanceof Dataset rows) {
            return new Rows(rows, metric);
        }
        if (metric != Metric.MSE) {
            throw new IllegalStateException("moments do not tell the " + metric.description());
        }
        return new Sums(((MomentData) test).moments());
    }

    /** What the metric says of a model. */
    Losses losses(PathPoint model);

    /**
     * Means over rows, weighted.
     *
     * @param mean of losses, or what stands for it
     * @param meanSquare of squared losses; NaN where there is none of single rows, as of more than two in moments
     */
    record Losses(double mean, double meanSquare) {}

    /** Kept rows. */
    record Rows(Dataset data, Metric metric) implements HeldOut {
        @Override
        public Losses losses(PathPoint model) {
            return metric.losses(
                    new ScoredRows(model.objective().loss(), data.y(), predictors(data, model), data.weights()));
        }

        /** The linear predictors of the rows. */
        static double[] predictors(Dataset data, PathPoint model) {
            double[] f = new double[data.rows()];
            SparseWeights weights = model.weights();
            for (int k = 0; k < weights.nonzero(); k++) {
                data.x().axpy(weights.columns()[k], weights.values()[k], f);
            }
            for (int i = 0; i < f.length; i++) {
                f[i] += model.intercept() + data.offset(i);
            }
            return f;
        }
    }

    /** Sums over rows: a squared error is a quadratic form in the weights. */
    record Sums(Moments moments) implements HeldOut {
        @Override
        public Losses losses(PathPoint model) {
            int target = moments.columns() - 1;
            int[] columns = model.weights().columns();
            double[] w = model.weights().values();
            double mean = moments.mean(target) - model.intercept();
            for (int a = 0; a < columns.length; a++) {
                mean -= w[a] * moments.mean(columns[a]);
            }
            double loss = Math.max(0.0, moments.varianceOfRest(columns, w)) + mean * mean;
            return new Losses(loss, meanSquare(model, mean, loss));
        }

        /** Moments of one or two rows tell each of them. */
        private double meanSquare(PathPoint model, double mean, double loss) {
            if (moments.rows() > 2) {
                return Double.NaN;
            }
            for (int j = 0; j < moments.columns(); j++) {
                double range = moments.maximum(j) - moments.minimum(j);
                double share = (moments.mean(j) - moments.minimum(j)) / range;
                if (share > 0 && share < 1) {
                    double difference = residualCovariance(model, j) / (share * (1 - share) * range);
                    double atMaximum = mean + (1 - share) * difference;
                    double atMinimum = mean - share * difference;
                    return share * StrictMath.pow(atMaximum, 4) + (1 - share) * StrictMath.pow(atMinimum, 4);
                }
            }
            return loss * loss;
        }

        private double residualCovariance(PathPoint model, int j) {
            double covariance = moments.covariance(j, moments.columns() - 1);
            for (int k = 0; k < model.weights().nonzero(); k++) {
                covariance -= model.weights().values()[k]
                        * moments.covariance(model.weights().columns()[k], j);
            }
            return covariance;
        }
    }
}
