package dev.regfit.selection;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.Adaptation;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.WorkingDesign;
import dev.regfit.solver.Solvers;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The adaptive lasso's penalty factors 1/|ŵⱼ|^γ (Zou 2006): what a pilot fit finds large is penalised less. The pilot is
 * the ridge fit of the working columns, all penalised alike, whose strength has the smallest generalised
 * cross-validation score (Golub, Heath and Wahba 1979), (RSS/n)/(1 − df/n)²: it exists for more columns than rows too.
 *
 * @param gamma γ
 */
public record AdaptiveWeights(double gamma) implements Adaptation {
    /** Half a decade apart from the largest eigenvalue on: below 1e-10 of it, weights would be made of rounding. */
    private static final int STRENGTHS = 21;

    private static final double SMALLEST = 1e-10;

    /** The decomposition of a matrix of larger order takes minutes. */
    private static final int MOST = 4000;

    public AdaptiveWeights {
        if (!(gamma > 0 && gamma < Double.POSITIVE_INFINITY)) {
            throw new SettingsException("the exponent of --adaptive must be a positive number, not " + gamma);
        }
    }

    @Override
    public double[] factors(Preparation plain) {
        double[] pilot = pilot(plain);
        double[] factors = new double[pilot.length];
        for (int j = 0; j < factors.length; j++) {
            factors[j] = 1 / Math.pow(Math.abs(pilot[j]), gamma);
        }
        return factors;
    }

    private static double[] pilot(Preparation plain) {
        double[] none = new double[plain.data().columns()];
        Penalty unpenalized = new Penalty(0, 0, none, none, none);
        Loss loss = Solvers.problem(plain.data(), plain.standardization(), unpenalized)
                .loss();
        if (Math.min(loss.rows(), loss.columns()) > MOST) {
            throw new SettingsException(
                    "--adaptive begins with a ridge fit, which is for up to %d rows or columns; here are %d and %d"
                            .formatted(MOST, loss.rows(), loss.columns()));
        }
        return new Ridge(loss).best(plain.standardization().intercept() ? 1 : 0);
    }

    /** Ridge on all columns alike, from the eigenvalues of the smaller of X̃ᵀX̃/n and X̃X̃ᵀ/n. */
    private static final class Ridge {
        private final Loss loss;
        /** Null where there are at least as many rows as columns. */
        private final WorkingDesign wide;

        private final SymmetricEigen eigen;
        private final double[] values;
        /** Coordinates of X̃ᵀỹ/n along the eigenvectors; those of ỹ/n where there are fewer rows than columns. */
        private final double[] target;

        Ridge(Loss loss) {
            this.loss = loss;
            int p = loss.columns();
            int[] all = IntStream.range(0, p).toArray();
            double[] right;
            if (loss instanceof RowLoss rows && rows.rows() < p) {
                int n = (int) rows.rows();
                this.wide = rows.working();
                double[] divisors = new double[p];
                Arrays.fill(divisors, n);
                this.eigen = SymmetricEigen.of(wide.outer(all, divisors), n);
                right = Arrays.stream(rows.workingTarget()).map(y -> y / n).toArray();
            } else {
                this.wide = null;
                this.eigen = SymmetricEigen.of(loss.gram(all), p);
                right = new double[p];
                loss.evaluate(new double[p], right);
            }
            this.values = eigen.values();
            this.target = eigen.project(right);
        }

        /**
         * The weights of the strength with the smallest score.
         *
         * @param intercept degrees of freedom beside those of the weights
         */
        double[] best(int intercept) {
            double largest = values[values.length - 1];
            double[] best = new double[loss.columns()];
            double least = Double.POSITIVE_INFINITY;
            for (int k = 0; k < STRENGTHS && largest > 0; k++) {
                double lambda = largest * Math.pow(SMALLEST, k / (STRENGTHS - 1.0));
                double[] w = weights(lambda);
                double free = 1 - (degreesOfFreedom(lambda) + intercept) / loss.rows();
                double score = loss.evaluate(w, new double[w.length]) / (free * free);
                if (free > 0 && score < least) {
                    least = score;
                    best = w;
                }
            }
            return best;
        }

        private double degreesOfFreedom(double lambda) {
            double sum = 0;
            for (double value : values) {
                sum += value / (value + lambda);
            }
            return sum;
        }

        private double[] weights(double lambda) {
            double[] z = new double[values.length];
            for (int k = 0; k < z.length; k++) {
                z[k] = target[k] / (values[k] + lambda);
            }
            double[] solved = eigen.combine(z);
            if (wide == null) {
                return solved;
            }
            double[] w = new double[loss.columns()];
            wide.multiplyTransposed(solved, w);
            return w;
        }
    }
}
