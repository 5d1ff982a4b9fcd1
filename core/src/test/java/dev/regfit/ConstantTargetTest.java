package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.LossName;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A target that an intercept meets, while bounds ask for weights: the scale of gaps is the objective, not rounding. */
class ConstantTargetTest {
    private static final ColumnRules AT_LEAST_A_TENTH =
            new ColumnRules(ColumnValues.of(1), ColumnValues.of(0.1), ColumnValues.of(Double.POSITIVE_INFINITY));

    private static Dataset rows() {
        Random random = new Random(3);
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b"), "y");
        for (int i = 0; i < 30; i++) {
            builder.add(new double[] {random.nextGaussian(), random.nextGaussian()}, new String[2], 0.1, 1);
        }
        return Builders.rows(builder);
    }

    private static Fit fit(LossName loss, double number, ColumnRules rules, Ball ball) {
        Formulation formulation = new Formulation(
                loss.loss(number),
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                rules,
                ball,
                Grouping.NONE,
                Optional.empty());
        return Fits.fit(rows(), new Settings(Fits.NO_PENALTY, formulation, Solving.AUTOMATIC));
    }

    @ParameterizedTest
    @CsvSource({"ABSOLUTE, NaN", "QUANTILE, 0.3", "HUBER, 1"})
    void isProvenWithBoundsAndInABall(LossName loss, double number) {
        Fit bounded = fit(loss, number, AT_LEAST_A_TENTH, Ball.NONE);
        assertTrue(bounded.converged(), bounded.model().training().proof()::toString);
        assertEquals(0.1, bounded.model().weights()[0]);
        assertTrue(fit(loss, number, ColumnRules.NONE, Ball.of(1)).converged());
    }
}
