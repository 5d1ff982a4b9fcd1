package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Standardization;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExactCombinationsTest {
    private static final int ROWS = 50;
    private static final double[] A = random(1);
    private static final double[] B = random(2);

    private static double[] random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return random.doubles(ROWS).map(x -> x * 10 - 3).toArray();
    }

    private static double[] of(IntToDoubleFunction row) {
        return IntStream.range(0, ROWS).mapToDouble(row).toArray();
    }

    private static double[] level(int level) {
        return of(i -> i * 7 % 3 == level ? 1 : 0);
    }

    private static Dataset data(double[]... columns) {
        List<Predictor> predictors = IntStream.range(0, columns.length)
                .mapToObj(j -> Predictor.number("c" + j))
                .toList();
        double[] values = Arrays.stream(columns).flatMapToDouble(Arrays::stream).toArray();
        double[] ones = of(i -> 1);
        return new Dataset(
                new Schema(predictors, "y"),
                new DenseMatrix(ROWS, columns.length, values),
                random(3),
                ones,
                new double[columns.length],
                0);
    }

    private static int[] first(int columns) {
        return IntStream.range(0, columns).toArray();
    }

    /** All columns are candidates; those of {@code some} make up others. */
    private static boolean[] madeUp(boolean intercept, int[] some, double[]... columns) {
        Dataset data = data(columns);
        Standardization standardization = Standardization.of(data.summary(), Scaling.STANDARD, intercept);
        return new ExactCombinations(data, standardization, first(columns.length)).by(some);
    }

    private static void assertMadeUp(boolean expected, boolean intercept, double[]... columns) {
        boolean[] wanted = new boolean[columns.length];
        wanted[columns.length - 1] = expected;
        assertArrayEquals(wanted, madeUp(intercept, first(columns.length), columns));
        assertArrayEquals(wanted, madeUp(intercept, first(columns.length - 1), columns), "another column");
    }

    @Test
    void copiesAndMultiplesAreMadeUp() {
        for (boolean intercept : new boolean[] {true, false}) {
            assertMadeUp(true, intercept, A, B, A);
            assertMadeUp(true, intercept, A, B, of(i -> -4 * A[i]));
            double[] cents = of(i -> Math.rint(100 * A[i]));
            assertMadeUp(true, intercept, cents, B, of(i -> cents[i] / 4));
            double[] tens = of(i -> 10 * Math.rint(A[i]));
            assertMadeUp(true, intercept, tens, B, of(i -> Math.rint(A[i]) * 3));
        }
    }

    @Test
    void sumsAreMadeUpIfNothingIsRounded() {
        double[] a = of(i -> Math.rint(A[i]));
        double[] b = of(i -> Math.rint(100 * B[i]));
        assertMadeUp(true, true, a, b, of(i -> 3 * a[i] - b[i] + 17));
        assertMadeUp(false, false, a, b, of(i -> 3 * a[i] - b[i] + 17));
        assertMadeUp(false, true, A, B, of(i -> A[i] + B[i]));
    }

    @Test
    void allLevelsAddUpToTheIntercept() {
        assertMadeUp(true, true, level(0), level(1), level(2));
        assertMadeUp(false, false, level(0), level(1), level(2));
    }

    /** The optimum may lie in their difference. */
    @Test
    void aNearCopyIsNone() {
        double[] near = A.clone();
        near[ROWS / 2] = Math.nextUp(near[ROWS / 2]);
        assertMadeUp(false, true, A, B, near);
        assertMadeUp(false, true, A, B, of(i -> A[i] * Math.PI));
    }

    @Test
    void onlyTheColumnsThatAreGivenMakeUpOthers() {
        assertArrayEquals(new boolean[3], madeUp(true, new int[] {1}, A, B, A));
        assertArrayEquals(new boolean[] {true, false, false}, madeUp(true, new int[] {1, 2}, A, B, A));
    }
}
