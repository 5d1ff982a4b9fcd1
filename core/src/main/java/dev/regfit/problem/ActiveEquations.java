package dev.regfit.problem;

import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.linalg.PenalizedEquations;

/**
 * The linear system of the active weights, their signs and all other weights held fixed, on the original rows and
 * columns: what {@link dev.regfit.linalg.RefinedLeastSquares} solves to the last digit.
 *
 * @param data the rows, on the original scale
 * @param standardization the map to the working columns
 * @param penalty on the working columns
 */
public record ActiveEquations(Dataset data, Standardization standardization, ElasticNet penalty) {

    /**
     * The equations.
     *
     * @param active the columns of the weights that may move
     * @param w on the working columns, length p; not modified. Those of the other columns count
     * @param signs of the active weights, k numbers; of no matter where there is no L1 part
     * @param rests what rounding has taken from the active columns, as {@link PenalizedEquations} takes it
     */
    public PenalizedEquations of(int[] active, double[] w, double[] signs, double[] rests) {
        double n = data.rows();
        double[] ridge = new double[active.length];
        double[] linear = new double[active.length];
        for (int k = 0; k < active.length; k++) {
            int j = active[k];
            double scale = standardization.scales()[j];
            ridge[k] = n * penalty.l2(j) * scale * scale;
            linear[k] = n * penalty.l1(j) * scale * signs[k];
        }
        return new PenalizedEquations(
                data.x().select(active).values(),
                rests,
                withoutFixed(active, w),
                active.length,
                data.weights(),
                standardization.intercept(),
                ridge,
                linear);
    }

    /** The target less what the weights held fixed explain. */
    private double[] withoutFixed(int[] active, double[] w) {
        double[] fixed = w.clone();
        for (int j : active) {
            fixed[j] = 0;
        }
        double[] original = standardization.toOriginal(fixed);
        double[] target = data.y().clone();
        for (int j = 0; j < original.length; j++) {
            if (original[j] != 0) {
                data.x().axpy(j, -original[j], target);
            }
        }
        return target;
    }
}
