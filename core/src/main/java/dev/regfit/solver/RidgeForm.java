package dev.regfit.solver;

import dev.regfit.linalg.DeflatedKernel;
import dev.regfit.linalg.ShiftedSystems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A ridge problem brought into a form in which each strength λ₂ is cheap, and cheaper beside others. */
interface RidgeForm {

    /** The weights at each strength on the working columns; empty where the system is singular to rounding. */
    List<Optional<double[]>> weights(double[] lambdas);

    /** {@link SpectralRidge#residualDegrees}. */
    double[] residualDegrees(boolean intercept, double[] lambdas);

    /** ‖ỹ − X̃w‖²/n at each strength; NaN where rounding hides it. */
    double[] residualPowers(double[] lambdas);

    /** {@link SpectralRidge#kernel}. */
    default Optional<DeflatedKernel> kernel() {
        return Optional.empty();
    }

    /** {@link SpectralRidge#gram}. */
    default Optional<ShiftedSystems> gram() {
        return Optional.empty();
    }

    /**
     * The columns of a matrix, row-major, of as many columns as there are systems; empty where one is singular.
     *
     * @param length of a column
     */
    static List<Optional<double[]>> columns(double[] matrix, int length, ShiftedSystems.Shifted systems) {
        int m = systems.count();
        List<Optional<double[]>> columns = new ArrayList<>();
        for (int k = 0; k < m; k++) {
            double[] column = new double[length];
            for (int j = 0; j < length; j++) {
                column[j] = matrix[j * m + k];
            }
            columns.add(systems.isSingular(k) ? Optional.empty() : Optional.of(column));
        }
        return columns;
    }
}
