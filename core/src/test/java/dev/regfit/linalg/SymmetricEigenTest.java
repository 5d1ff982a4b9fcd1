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

class SymmetricEigenTest {
    @Property(tries = 60, seed = "20261121")
    void vectorsAreOrthonormalAndDiagonaliseTheMatrix(@ForAll @IntRange(min = 1, max = 50) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gaussian(p * p, random);
        Kernels.mirror(a, p);
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double[] values = eigen.values();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, values);
        double tolerance = 1e-13 * p * (1 + Matrices.oneNorm(a, p));
        for (int j = 0; j < p; j++) {
            double[] vector = Arrays.copyOfRange(eigen.vectors(), j * p, (j + 1) * p);
            double[] coordinates = eigen.project(vector);
            coordinates[j] -= 1;
            assertTrue(Matrices.norm(coordinates) < 1e-12 * p);
            double[] image = Matrices.timesSymmetric(a, vector);
            Kernels.axpy(-values[j], vector, 0, image, 0, p);
            assertTrue(Matrices.norm(image) < tolerance);
        }
        double[] b = Matrices.gaussian(p, random);
        assertArrayEquals(b, eigen.combine(eigen.project(b)), 1e-12 * p);
    }

    @Property(tries = 60, seed = "20261121")
    void pseudoSolveIsTheShortestSolution(@ForAll @IntRange(min = 2, max = 40) int p, @ForAll long seed) {
        Random random = new Random(seed);
        int rank = 1 + random.nextInt(p - 1);
        double[] rows = Matrices.gaussian(rank * p, random);
        double[] a = Matrices.gramOfRows(rows, rank, p);
        // The shortest solution of A x = A z is the projection of z on the row space: x = A w for some w.
        double[] inRange = Matrices.timesSymmetric(a, Matrices.gaussian(p, random));
        double[] b = Matrices.timesSymmetric(a, inRange);
        double[] x = SymmetricEigen.of(a, p).pseudoSolve(b, 1e-11);
        double[] residual = Matrices.timesSymmetric(a, x);
        assertTrue(Matrices.distance(residual, b) < 1e-9 * Matrices.norm(b));
        assertTrue(Matrices.norm(x) <= Matrices.norm(inRange) * (1 + 1e-9));
    }

    @Test
    void pseudoSolveOfAKnownSingularMatrix() {
        double[] a = {1, 1, 1, 1};
        assertArrayEquals(new double[] {1, 1}, SymmetricEigen.of(a, 2).pseudoSolve(new double[] {2, 2}, 1e-12), 1e-15);
    }

    @Test
    void onlyTheUpperTriangleCountsAndTheSignIsFixed() {
        SymmetricEigen eigen = SymmetricEigen.of(new double[] {2, -1, 99, 2}, 2);
        assertArrayEquals(new double[] {1, 3}, eigen.values(), 1e-15);
        double half = Math.sqrt(0.5);
        assertArrayEquals(new double[] {half, half}, Arrays.copyOf(eigen.vectors(), 2), 1e-15);
    }

    /** Of the rank 30, and with numbers whose squares would overflow: most eigenvalues are zero but for rounding. */
    @Test
    void largeMatricesOfLowRank() {
        int p = 1000;
        Random random = new Random(1000);
        double[] rows = Matrices.gaussian(30 * p, random);
        double[] a = Matrices.gramOfRows(rows, 30, p);
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double[] values = eigen.values();
        double largest = values[p - 1];
        assertTrue(Math.abs(values[p - 31]) < 1e-12 * largest);
        assertTrue(values[p - 30] > 0.1 * largest);
        for (int j = 0; j < p; j += 50) {
            double[] vector = eigen.vector(j);
            double[] coordinates = eigen.project(vector);
            coordinates[j] -= 1;
            assertTrue(Matrices.norm(coordinates) < 1e-12);
            double[] image = Matrices.timesSymmetric(a, vector);
            Kernels.axpy(-values[j], vector, 0, image, 0, p);
            assertTrue(Matrices.norm(image) < 1e-12 * largest);
        }
        double[] huge = Arrays.stream(a).map(entry -> entry * 1e290).toArray();
        assertEquals(largest * 1e290, SymmetricEigen.of(huge, p).values()[p - 1], 1e-12 * largest * 1e290);
    }

    @Test
    void theEmptyMatrixAndWrongArguments() {
        assertEquals(0, SymmetricEigen.of(new double[0], 0).pseudoSolve(new double[0], 0).length);
        assertThrows(IllegalArgumentException.class, () -> SymmetricEigen.of(new double[] {Double.NaN}, 1));
        SymmetricEigen one = SymmetricEigen.of(new double[] {1}, 1);
        assertThrows(IllegalArgumentException.class, () -> one.pseudoSolve(new double[] {1}, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> one.pseudoSolve(new double[] {1, 2}, 0));
    }
}
