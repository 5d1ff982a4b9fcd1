package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Outcome;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** That errors are right, {@code SingleRowsTest} shows; here, that they are there. */
class StandardizedLeaveOneOutTest {
    private static final double[][] ROWS = {{1, 0, 5}, {4, 0, 5}, {-2, 3, 5}, {3, 0, 5}, {7, 0, 5}};
    private static final double[] TARGET = {3, 7, -4, 5, 16};

    private static double[] errors(double[]... rows) {
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        for (int i = 0; i < rows.length; i++) {
            builder.add(rows[i], new String[3], new Outcome(TARGET[i], 1, 0, null));
        }
        Dataset data = Builders.rows(builder);
        Formulation formulation = new Formulation(Convention.SKLEARN, Scaling.STANDARD, true, ColumnRules.NONE);
        RowSquares loss = new RowSquares(data, Preparation.of(data, formulation).standardization());
        double[] found = new double[rows.length];
        new StandardizedLeaveOneOut(loss, new double[] {1, 1, 1}, new double[] {0.5})
                .visit((from, count, errors, leverages) -> System.arraycopy(errors, 0, found, from, count));
        return found;
    }

    /** Without the third row the second column is constant, and the third one always is. */
    @Test
    void aConstantColumnHasNoWeight() {
        double[] errors = errors(ROWS);
        assertTrue(DoubleStream.of(errors).allMatch(Double::isFinite), Arrays.toString(errors));
        double[][] first =
                Arrays.stream(ROWS).map(row -> new double[] {row[0], 2, 5}).toArray(double[][]::new);
        assertEquals(errors(first)[2], errors[2], 1e-14 * Math.abs(errors[2]));
    }

    /** A column of which a millionth is left is not constant, and has no digits. */
    @Test
    void whatHasNoDigitsHasNoError() {
        double[][] rows = Arrays.stream(ROWS).map(double[]::clone).toArray(double[][]::new);
        rows[2][1] = 1e9;
        rows[0][1] = 1;
        double[] errors = errors(rows);
        for (int i = 0; i < errors.length; i++) {
            assertEquals(i == 2, Double.isNaN(errors[i]), Arrays.toString(errors));
        }
    }
}
