package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
        ShiftedSystems.FormsAt formsAt = systems.formsAt(b, SHIFTS);
        ShiftedSystems.Forms forms = formsAt.of(t, 2, ldt, m);
        ShiftedSystems.Forms diagonals = formsAt.ofUnitVectors();
        for (int k = 0; k < SHIFTS.length; k++) {
            double[] shifted = a.clone();
            for (int i = 0; i < p; i++) {
                shifted[i * p + i] += SHIFTS[k];
            }
            double[] inverse = Cholesky.of(shifted, p).orElseThrow().inverse();
            double tolerance = 1e-14 * p * (1 + Matrices.oneNorm(shifted, p) / SHIFTS[k]) / SHIFTS[k];
            ShiftedSystems.Shifted system = systems.plus(SHIFTS[k]).orElseThrow();
            double[] solution = Matrices.timesSymmetric(inverse, b);
            double length = Matrices.norm(b);
            assertArrayEquals(solution, system.solve(b), tolerance * length);
            double trace = 0;
            for (int i = 0; i < p; i++) {
                trace += inverse[i * p + i];
                assertEquals(inverse[i * p + i], diagonals.squares()[k * p + i], tolerance);
                assertEquals(solution[i], diagonals.products()[k * p + i], tolerance * length);
            }
            assertEquals(trace, system.traceOfInverse(), tolerance * p);
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

    @Test
    void aSingularSystemHasNoNumbers() {
        double[] a = {1, 1, 1, 1};
        ShiftedSystems systems = ShiftedSystems.of(a, 2);
        assertTrue(systems.plus(0).isEmpty());
        ShiftedSystems.Forms forms =
                systems.formsAt(new double[] {1, 2}, new double[] {1, 0}).ofUnitVectors();
        assertArrayEquals(new double[] {2.0 / 3, 2.0 / 3, Double.NaN, Double.NaN}, forms.squares(), 1e-15);
        assertArrayEquals(new double[] {0, 1, Double.NaN, Double.NaN}, forms.products(), 1e-15);
    }

    @Test
    void onlyTheUpperTriangleCounts() {
        ShiftedSystems systems = ShiftedSystems.of(new double[] {2, -1, 99, 2}, 2);
        assertArrayEquals(new double[] {1, 1}, systems.plus(0).orElseThrow().solve(new double[] {1, 1}), 1e-15);
    }

    @Test
    void theEmptyMatrixAndWrongArguments() {
        ShiftedSystems empty = ShiftedSystems.of(new double[0], 0);
        assertEquals(0, empty.plus(1).orElseThrow().traceOfInverse());
        double[] nan = new double[4];
        Arrays.fill(nan, Double.NaN);
        assertThrows(IllegalArgumentException.class, () -> ShiftedSystems.of(nan, 2));
        assertThrows(IllegalArgumentException.class, () -> ShiftedSystems.of(nan, 3));
    }
}
