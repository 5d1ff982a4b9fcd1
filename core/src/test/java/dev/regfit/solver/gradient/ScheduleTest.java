package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ScheduleTest {

    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 7, 1",
        "STEP, 1.9, 0.5",
        "STEP, 2, 0.25",
        "EXPONENTIAL, 5, 0.0316227766016838",
        "INVERSE, 3, 0.25",
        "INVERSE_SQRT, 3, 0.5",
        "COSINE, 5, 0.5",
        "COSINE, 10, 0"
    })
    void is_the_formula_of_ten_epochs(Schedule schedule, double epoch, double share) {
        assertEquals(share, schedule.share(epoch, 10), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void begins_with_the_whole_rate_and_never_rises(Schedule schedule) {
        assertEquals(1, schedule.share(0, 20));
        for (double epoch = 0; epoch < 20; epoch += 0.25) {
            assertTrue(schedule.share(epoch + 0.25, 20) <= schedule.share(epoch, 20));
        }
    }

    @Test
    void sets_the_steps_of_a_solver() {
        Problem problem = SampleProblem.orthonormal(2).withLambdas(0, 0).problem(SampleProblem.Form.MOMENTS);
        List<Double> rates = new ArrayList<>();
        List<double[]> weights = new ArrayList<>();
        GradientSettings settings =
                GradientSettings.AUTOMATIC.with(LearningRate.of(0.5).falling(Schedule.INVERSE));
        new GradientSolver(SolverName.GD, settings, at -> {
                    rates.add(at.rate());
                    weights.add(at.weights());
                })
                .solve(problem, new Stopping(1e-12, 2));
        assertEquals(List.of(0.5, 0.25, 0.5 / 3), rates);
        assertArrayEquals(new double[] {1}, weights.get(1), 1e-15);
        assertArrayEquals(new double[] {1.25}, weights.get(2), 1e-15);
    }
}
