package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.MomentData;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DependentColumnsTest {
    private static final int ROWS = 40;

    /** a, 1000 + a − 2b, b/3, a constant, 10⁹a + 1 and c/10⁶. */
    private static double[][] columns() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] x = new double[6][ROWS];
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextDouble();
            double b = random.nextDouble();
            x[0][i] = a;
            x[1][i] = 1000 + a - 2 * b;
            x[2][i] = b / 3;
            x[3][i] = 7;
            x[4][i] = a * 1e9 + 1;
            x[5][i] = random.nextDouble() * 1e-6;
        }
        return x;
    }

    @ParameterizedTest
    @EnumSource
    void theFirstStayOnAnyScale(Scaling scaling) {
        boolean[] expected = {false, false, true, true, true, false};
        assertArrayEquals(expected, dependent(rows(columns(), ROWS), scaling, true));
        if (!scaling.needsRows()) {
            assertArrayEquals(expected, dependent(moments(rows(columns(), ROWS)), scaling, true));
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutInterceptAConstantIsAColumnLikeOthers(Scaling scaling) {
        boolean[] expected = {false, false, false, true, true, false};
        assertArrayEquals(expected, dependent(rows(columns(), ROWS), scaling, false));
    }

    @ParameterizedTest
    @EnumSource
    void ofMoreColumnsThanRowsTheFirstStay(Scaling scaling) {
        boolean[] expected = {false, false, true, true, true, true};
        assertArrayEquals(expected, dependent(rows(columns(), 3), scaling, true));
    }

    private static boolean[] dependent(TrainingData data, Scaling scaling, boolean intercept) {
        return DependentColumns.of(data, Standardization.of(data.summary(scaling), scaling, intercept));
    }

    private static TrainingData moments(Dataset data) {
        return new MomentData(data.schema(), data.moments(), data.fills(), 0);
    }

    private static Dataset rows(double[][] columns, int n) {
        List<Predictor> predictors = IntStream.range(0, columns.length)
                .mapToObj(j -> Predictor.number("x" + j))
                .toList();
        double[] values = new double[n * columns.length];
        for (int j = 0; j < columns.length; j++) {
            System.arraycopy(columns[j], 0, values, j * n, n);
        }
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        double[] y = new double[n];
        Arrays.setAll(y, i -> i);
        DenseMatrix x = new DenseMatrix(n, columns.length, values);
        return new Dataset(new Schema(predictors, "y"), x, y, ones, new double[columns.length], 0);
    }
}
