package dev.regfit.path;

import dev.regfit.linalg.Kernels;
import dev.regfit.linalg.Parallel;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.WorkingDesign;

/** The products with working columns that a path takes, in the form that each loss has them cheapest. */
sealed interface ColumnProducts {

    static ColumnProducts of(LeastSquares loss) {
        return loss instanceof MomentSquares moments ? new OfMoments(moments) : new OfRows((RowSquares) loss);
    }

    /**
     * Evaluates the loss at w and its change along d, afresh.
     *
     * @param w length p
     * @param d length p
     * @param correlations length p, overwritten by X̃ᵀ(ỹ − X̃w)/n
     * @param slopes length p, overwritten by X̃ᵀX̃d/n
     * @return ‖ỹ − X̃w‖²/n
     */
    double evaluate(double[] w, double[] d, double[] correlations, double[] slopes);

    /** X̃ᵀ(ỹ − X̃w)/n at the chosen columns only; w has length p. */
    double[] correlations(double[] w, int[] chosen);

    /** X̃ᵀX̃v/n at the chosen columns only; v has length p. */
    double[] gramTimes(double[] v, int[] chosen);

    /** x̃ⱼᵀX̃/n at the chosen columns. */
    double[] gramRow(int j, int[] chosen);

    /** Products in O(p) a column with a weight. */
    record OfMoments(MomentSquares loss) implements ColumnProducts {

        @Override
        public double evaluate(double[] w, double[] d, double[] correlations, double[] slopes) {
            loss.applyGram(d, slopes);
            return loss.evaluate(w, correlations);
        }

        @Override
        public double[] correlations(double[] w, int[] chosen) {
            double[] correlations = gramTimes(w, chosen);
            for (int k = 0; k < chosen.length; k++) {
                correlations[k] = loss.target(chosen[k]) - correlations[k];
            }
            return correlations;
        }

        @Override
        public double[] gramTimes(double[] v, int[] chosen) {
            double[] products = new double[chosen.length];
            for (int i = 0; i < v.length; i++) {
                for (int k = 0; v[i] != 0 && k < chosen.length; k++) {
                    products[k] += v[i] * loss.gram(i, chosen[k]);
                }
            }
            return products;
        }

        @Override
        public double[] gramRow(int j, int[] chosen) {
            double[] products = new double[chosen.length];
            for (int k = 0; k < chosen.length; k++) {
                products[k] = loss.gram(j, chosen[k]);
            }
            return products;
        }
    }

    /** Products in O(n) a column, after those with a weight are added up. */
    record OfRows(RowSquares loss) implements ColumnProducts {

        @Override
        public double evaluate(double[] w, double[] d, double[] correlations, double[] slopes) {
            WorkingDesign x = loss.working();
            double n = loss.rows();
            double[] residual = loss.residual(w);
            double[] motion = new double[residual.length];
            x.multiply(d, motion);
            double residualTotal = x.total(residual);
            double motionTotal = x.total(motion);
            // Both products of a column while it is at hand: to fetch it is what takes time.
            Parallel.loop(w.length, 2L * x.cellsOfColumn(), (from, to) -> {
                for (int j = from; j < to; j++) {
                    correlations[j] = x.dot(j, residual, residualTotal) / n;
                    slopes[j] = x.dot(j, motion, motionTotal) / n;
                }
            });
            return Kernels.dot(residual, 0, residual, 0, residual.length) / n;
        }

        @Override
        public double[] correlations(double[] w, int[] chosen) {
            return correlate(loss.residual(w), chosen);
        }

        @Override
        public double[] gramTimes(double[] v, int[] chosen) {
            double[] image = new double[Math.toIntExact(loss.rows())];
            loss.working().multiply(v, image);
            return correlate(image, chosen);
        }

        @Override
        public double[] gramRow(int j, int[] chosen) {
            double[] column = new double[Math.toIntExact(loss.rows())];
            loss.working().settle(column, loss.working().axpy(j, 1, column));
            return correlate(column, chosen);
        }

        private double[] correlate(double[] rowVector, int[] chosen) {
            double total = loss.working().total(rowVector);
            double[] products = new double[chosen.length];
            for (int k = 0; k < chosen.length; k++) {
                products[k] = loss.working().dot(chosen[k], rowVector, total) / loss.rows();
            }
            return products;
        }
    }
}
