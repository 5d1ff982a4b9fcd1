package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.Builders;
import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossChoiceTest {
    private static Dataset data(double[] y, double[] weights) {
        DatasetBuilder builder = Builders.ofNumbers(List.of("x"), "y");
        for (int i = 0; i < y.length; i++) {
            builder.add(new double[] {i}, new String[1], y[i], weights[i]);
        }
        return Builders.rows(builder);
    }

    @Test
    void aNumberIsTaken() {
        Dataset data = data(new double[] {1, 2}, new double[] {1, 1});
        assertEquals(new Huber(2.5), new LossChoice(LossName.HUBER, 2.5, false).of(data));
        assertEquals(new Logistic(), LossChoice.of(LossName.LOGISTIC).of(data));
        assertEquals(new Squared(), LossChoice.SQUARED.of(data));
    }

    /** The median is 3, and |y − 3| are 2, 1, 0, 1, 97, whose median is 1. */
    @Test
    void aMultipleIsOfTheScaledDeviationAboutTheMedian() {
        Dataset data = data(new double[] {1, 2, 3, 4, 100}, new double[] {1, 1, 1, 1, 1});
        assertEquals(new Huber(1.345 * 1.4826), new LossChoice(LossName.HUBER, 1.345, true).of(data));
    }

    /** As if the first row stood there three times: the median is 1, and the deviations 0, 0, 0, 2, 9, 9. */
    @Test
    void weightsCount() {
        Dataset data = data(new double[] {1, 3, 10, -8}, new double[] {3, 1, 1, 1});
        Dataset repeated = data(new double[] {1, 1, 1, 3, 10, -8}, new double[] {1, 1, 1, 1, 1, 1});
        LossChoice choice = new LossChoice(LossName.HUBER, 2, true);
        assertEquals(choice.of(repeated), choice.of(data));
        assertEquals(new Huber(2 * 1.4826), choice.of(data));
    }

    @Test
    void aDeviationOfZeroAsksForANumber() {
        Dataset data = data(new double[] {0, 0, 0, 7, 9}, new double[] {1, 1, 1, 1, 1});
        DataProblem problem =
                assertThrows(DataProblem.class, () -> new LossChoice(LossName.HUBER, 1.345, true).of(data));
        assertEquals(DataProblem.Kind.ZERO_DEVIATION, problem.kind());
    }
}
