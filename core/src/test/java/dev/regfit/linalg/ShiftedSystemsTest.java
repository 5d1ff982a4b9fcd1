package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ShiftedSystemsTest {
    private static final double[] SHIFTS = {1e3, 1, 0.02};

    @Property(tries = 60, seed = "20261121")
    void everythingIsWhatTheInverseSays(@ForAll @IntRange(min = 1, max = 150) int p, @ForAll long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(2 * p);
        double[] a = Matrices.gramOfRows(Matrices.gaussian(rank * p, random), rank, p);
        int m = random.nextInt(60);
        int ldt = m + 5;
        double[] t = Matrices.gaussian(2 + p * ldt, random);
        double[] b = Matrices.gaussian(p, random);
        ShiftedSystems systems = ShiftedSystems.of(a.clone(), p);
        ShiftedSystems.Shifted shifted = systems.plus(SHIFTS);
        ShiftedSystems.Shifted tridiagonal =
                ShiftedSystems.ofTridiagonal(a.clone(), p).plus(SHIFTS);
        double[] solutions = shifted.solve(b);
        double[] others = Matrices.gaussian(p * SHIFTS.length, random);
        double[] ofOthers = shifted.solveEach(others);
        ShiftedSystems.FormsAt formsAt = shifted.formsWith(b);
        ShiftedSystems.Forms forms = formsAt.of(t, 2, ldt, m);
        ShiftedSystems.Forms diagonals = formsAt.ofUnitVectors();
        for (int k = 0; k < SHIFTS.length; k++) {
            double[] sum = a.clone();
            for (int i = 0; i < p; i++) {
                sum[i * p + i] += SHIFTS[k];
            }
            double[] inverse = Cholesky.of(sum, p).orElseThrow().inverse();
            double tolerance = 1e-14 * p * (1 + Matrices.oneNorm(sum, p) / SHIFTS[k]) / SHIFTS[k];
            double[] solution = Matrices.timesSymmetric(inverse, b);
            double length = Matrices.norm(b);
            assertArrayEquals(solution, column(solutions, k), tolerance * length);
            double[] other = column(others, k);
            assertEquals(
                    Kernels.dot(b, 0, Matrices.timesSymmetric(inverse, other), 0, p),
                    tridiagonal.products(b, other)[k],
                    tolerance * length * Matrices.norm(other));
            assertArrayEquals(
                    Matrices.timesSymmetric(inverse, other), column(ofOthers, k), tolerance * Matrices.norm(other));
            double trace = 0;
            for (int i = 0; i < p; i++) {
                trace += inverse[i * p + i];
                assertEquals(inverse[i * p + i], diagonals.squares()[k * p + i], tolerance);
                assertEquals(solution[i], diagonals.products()[k * p + i], tolerance * length);
            }
            assertEquals(trace, shifted.tracesOfInverses()[k], tolerance * p);
            for (int i = 0; i < m; i++) {
                double[] vector = new double[p];
                for (int j = 0; j < p; j++) {
                    vector[j] = t[2 + j * ldt + i];
                }
                double[] image = Matrices.timesSymmetric(inverse, vector);
                double norm = Matrices.norm(vector);
                assertEquals(Kernels.dot(image, 0, vector, 0, p), forms.squares()[k * m + i], tolerance * norm * norm);
                assertEquals(Kernels.dot(image, 0, b, 0, p), forms.products()[k * m + i], tolerance * norm * length);
            }
        }
    }

    /** Column k of a matrix with a column for each shift. */
    private static double[] column(double[] matrix, int k) {
        double[] column = new double[matrix.length / SHIFTS.length];
        Arrays.setAll(column, i -> matrix[i * SHIFTS.length + k]);
        return column;
    }

    /** A vector's part of the work is its own: neither its neighbours nor threads change a bit of it. */
    @Test
    void manyShiftsAreSolvedAsEachByItself() {
        int p = 300;
        Random random = new Random(4);
        double[] a = Matrices.gramOfRows(Matrices.gaussian(2 * p * p, random), 2 * p, p);
        double[] b = Matrices.gaussian(p, random);
        ShiftedSystems systems = ShiftedSystems.of(a, p);
        double[] shifts = random.doubles(70, 0.1, 10).toArray();
        double[] together = systems.plus(shifts).solve(b);
        for (int k = 0; k < shifts.length; k++) {
            double[] alone = systems.plus(shifts[k]).solve(b);
            for (int i = 0; i < p; i++) {
                assertEquals(alone[i], together[i * shifts.length + k], 1e-12 * Matrices.norm(alone));
            }
        }
    }

    @Test
    void aSingularSystemHasNoNumbers() {
        double[] a = {1, 1, 1, 1};
        ShiftedSystems systems = ShiftedSystems.of(a, 2);
        ShiftedSystems.Shifted shifted = systems.plus(1, 0);
        assertFalse(shifted.isSingular(0));
        assertTrue(shifted.isSingular(1));
        assertArrayEquals(new double[] {0, 0, 1, 0}, shifted.solve(new double[] {1, 2}), 1e-15);
        assertTrue(Double.isNaN(shifted.tracesOfInverses()[1]));
        ShiftedSystems.Forms forms = shifted.formsWith(new double[] {1, 2}).ofUnitVectors();
        assertArrayEquals(new double[] {2.0 / 3, 2.0 / 3, Double.NaN, Double.NaN}, forms.squares(), 1e-15);
        assertArrayEquals(new double[] {0, 1, Double.NaN, Double.NaN}, forms.products(), 1e-15);
    }

    @Test
    void onlyTheUpperTriangleCounts() {
        ShiftedSystems systems = ShiftedSystems.of(new double[] {2, -1, 99, 2}, 2);
        assertArrayEquals(new double[] {1, 1}, systems.plus(0).solve(new double[] {1, 1}), 1e-15);
    }

    @Test
    void theEmptyMatrixAndWrongArguments() {
        ShiftedSystems empty = ShiftedSystems.of(new double[0], 0);
        assertEquals(0, empty.plus(1).tracesOfInverses()[0]);
        double[] nan = new double[4];
        Arrays.fill(nan, Double.NaN);
        assertThrows(IllegalArgumentException.class, () -> ShiftedSystems.of(nan, 2));
        assertThrows(IllegalArgumentException.class, () -> ShiftedSystems.of(nan, 3));
    }
}
