package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.SolverName;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Offsets that start a descent where rows pull hard and are hardly curved. */
class FarOffsetsTest {
    private static final int ROWS = 40;

    private final double[] slope = new double[ROWS];
    private final double[] offset = new double[ROWS];

    private Dataset data(double[] y) {
        Dataset plain = ReferenceTable.dataset(List.of("x"), List.of(slope), "y", y, new double[0]);
        return new Dataset(plain.schema(), plain.x(), y, plain.weights(), plain.fills(), 0, offset);
    }

    private static Fit fit(Dataset data, Loss loss, double alpha) {
        Formulation formulation =
                new Formulation(loss, Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Optional.empty());
        return Fits.fit(data, new Settings(Fits.lasso(alpha), formulation, Fits.solving(SolverName.AUTO)));
    }

    private static Path path(Dataset data) {
        Formulation formulation = new Formulation(
                new Logistic(), Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Optional.empty());
        Grid grid = Grid.of(new double[] {1, 0.1, 0.01});
        return Path.along(Preparation.of(data, formulation), new Family(PenaltyKind.L1, 1), grid, Solving.STOPPING);
    }

    /** Offsets that contradict the classes: the best weight turns most of them round. */
    @ParameterizedTest
    @ValueSource(doubles = {30, 100, 300})
    void logistic(double far) {
        double[] y = new double[ROWS];
        Random random = new Random(7);
        for (int i = 0; i < ROWS; i++) {
            slope[i] = (i % 2 == 0 ? 1 : -1) * (1 + random.nextDouble());
            offset[i] = far * slope[i] * random.nextDouble();
            y[i] = offset[i] > 0 ? 0 : 1;
        }
        Fit fit = fit(data(y), new Logistic(), 0.01);

        assertTrue(fit.converged());
        assertTrue(fit.model().weights()[0] < -0.9 * far, "the weight undoes the offsets");
        assertTrue(path(data(y)).converged(), "so it does along a path");
    }

    /** Offsets that a weight takes back: the table without them has the same means. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 20, 30})
    void poisson(double far) {
        double[] y = new double[ROWS];
        Random random = new Random(8);
        for (int i = 0; i < ROWS; i++) {
            slope[i] = random.nextGaussian();
            y[i] = random.nextInt(6);
        }
        Fit plain = fit(data(y), new Poisson(), 0);
        for (int i = 0; i < ROWS; i++) {
            offset[i] = far * slope[i];
        }
        Fit shifted = fit(data(y), new Poisson(), 0);

        assertTrue(shifted.converged());
        assertTrue(fit(data(y), new Poisson(), 0.1).converged());
        assertEquals(plain.model().weights()[0] - far, shifted.model().weights()[0], 1e-9 * far);
    }

    /** Without an intercept the means of the model without weights say nothing of what is small. */
    @Test
    void poissonOfAnOffsetThatOneWeightTakesBack() {
        double[] y = new double[ROWS];
        Random random = new Random(9);
        double mean = 0;
        for (int i = 0; i < ROWS; i++) {
            slope[i] = 1;
            offset[i] = 60;
            y[i] = random.nextInt(6);
            mean += y[i] / ROWS;
        }
        Formulation formulation = new Formulation(
                new Poisson(), Convention.SKLEARN, Scaling.NONE, false, ColumnRules.NONE, Optional.empty());
        Fit fit = Fits.fit(data(y), new Settings(Fits.lasso(1e-9), formulation, Fits.solving(SolverName.AUTO)));

        assertTrue(fit.converged());
        assertEquals(Math.log(mean) - 60, fit.model().weights()[0], 1e-6);
    }
}
