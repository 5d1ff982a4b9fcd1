package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DeflatedKernelTest {
    /** Along N the system only divides, by μ + s; beside it, it is that of the projected matrix. */
    @Property(tries = 60, seed = "20261121")
    void alongTheBasisThereIsOneEigenvalue(@ForAll @IntRange(min = 3, max = 40) int n, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.gramOfRows(Matrices.gaussian(n * n, random), n, n);
        List<double[]> basis = basis(n, random);
        DeflatedKernel kernel = DeflatedKernel.of(a.clone(), n, basis);
        double mu = kernel.eigenvalue();
        double largest = Matrices.oneNorm(a, n);
        assertTrue(mu > 0 && mu <= largest);
        ShiftedSystems.Shifted shifted = kernel.systems().plus(0.5);
        for (double[] unit : basis) {
            double[] expected =
                    Arrays.stream(unit).map(value -> value / (mu + 0.5)).toArray();
            assertArrayEquals(expected, shifted.solve(unit), 1e-13 * n * (1 + largest));
        }
        // (PKP + s)x = b for x beside N
        double[] x = beside(basis, Matrices.gaussian(n, random));
        double[] b = beside(basis, Matrices.timesSymmetric(a, x));
        Kernels.axpy(0.5, x, 0, b, 0, n);
        assertArrayEquals(x, shifted.solve(b), 1e-13 * n * (1 + largest) * Matrices.norm(x));
    }

    /** Two orthonormal vectors. */
    private static List<double[]> basis(int n, Random random) {
        double[] first = unit(Matrices.gaussian(n, random));
        return List.of(first, unit(beside(List.of(first), Matrices.gaussian(n, random))));
    }

    private static double[] unit(double[] v) {
        double norm = Matrices.norm(v);
        return Arrays.stream(v).map(value -> value / norm).toArray();
    }

    private static double[] beside(List<double[]> basis, double[] v) {
        double[] rest = v.clone();
        for (double[] unit : basis) {
            Kernels.axpy(-Kernels.dot(unit, 0, rest, 0, v.length), unit, 0, rest, 0, v.length);
        }
        return rest;
    }

    @Test
    void theEigenvalueIsOfTheSizeOfTheLargerOnesWhateverTheUnit() {
        List<double[]> basis = List.of(new double[] {0, 0, 1});
        for (double unit : new double[] {1e-300, 1, 1e300}) {
            double[] diagonal = {4 * unit, 0, 0, 0, 2 * unit, 0, 0, 0, 0};
            assertEquals(20.0 / 6 * unit, DeflatedKernel.of(diagonal, 3, basis).eigenvalue(), 1e-15 * unit);
        }
        assertEquals(1, DeflatedKernel.of(new double[9], 3, basis).eigenvalue());
        assertEquals(0, DeflatedKernel.of(new double[9], 3, List.of()).eigenvalue());
    }
}
