package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OrthogonalBasisTest {
    private static final double TOLERANCE = 1e-8;
    private static final int ROWS = 30;

    @Test
    void leavesOutCombinationsOnAnyScale() {
        double[][] columns = random(3);
        double[] sum = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            sum[i] = 1e-9 * (columns[0][i] / 3 - 1e3 * columns[1][i]);
        }
        OrthogonalBasis basis = new OrthogonalBasis(ROWS, TOLERANCE);
        assertTrue(basis.add(columns[0].clone()));
        assertTrue(basis.add(columns[1].clone()));
        assertFalse(basis.add(sum));
        assertFalse(basis.add(new double[ROWS]));
        assertTrue(basis.add(columns[2].clone()));
        assertEquals(3, basis.size());
    }

    @Test
    void keepsAColumnOfWhichLittleIsItsOwn() {
        double[][] columns = random(2);
        double[] near = columns[0].clone();
        Kernels.axpy(1e-6, columns[1], 0, near, 0, ROWS);
        OrthogonalBasis basis = new OrthogonalBasis(ROWS, TOLERANCE);
        assertTrue(basis.add(columns[0].clone()));
        assertTrue(basis.add(near));
    }

    @Test
    void takesNoMoreColumnsThanRows() {
        OrthogonalBasis basis = new OrthogonalBasis(2, TOLERANCE);
        assertTrue(basis.add(new double[] {1, 2}));
        assertTrue(basis.add(new double[] {2, 1}));
        assertFalse(basis.add(new double[] {5, -1}));
    }

    @Test
    void residualIsOrthogonalAndLeveragesAddUp() {
        double[][] columns = random(4);
        OrthogonalBasis basis = new OrthogonalBasis(ROWS, TOLERANCE);
        for (int k = 0; k < 3; k++) {
            basis.add(columns[k].clone());
        }
        double[] rest = basis.residual(columns[3]);
        for (int k = 0; k < 3; k++) {
            assertEquals(0, Kernels.dot(rest, 0, columns[k], 0, ROWS), 1e-13);
        }
        assertEquals(3, Arrays.stream(basis.leverages()).sum(), 1e-13);
    }

    /** (XᵀX)⁻¹ = R⁻¹R⁻ᵀ, whose diagonal is that of the factorisation of XᵀX. */
    @Test
    void rowsOfTheInverseGiveThatOfTheGramMatrix() {
        double[][] columns = random(3);
        double[] gram = new double[9];
        OrthogonalBasis basis = new OrthogonalBasis(ROWS, TOLERANCE);
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                gram[3 * a + b] = Kernels.dot(columns[a], 0, columns[b], 0, ROWS);
            }
            basis.add(columns[a].clone());
        }
        double[] inverse = Cholesky.of(gram, 3).orElseThrow().inverse();
        for (int j = 0; j < 3; j++) {
            double[] unit = new double[3];
            unit[j] = 1;
            double[] row = basis.solveTransposed(unit);
            assertEquals(inverse[4 * j], Kernels.dot(row, 0, row, 0, 3), 1e-14);
            double[] image = basis.combine(row);
            assertArrayEquals(
                    unit,
                    new double[] {
                        Kernels.dot(image, 0, columns[0], 0, ROWS),
                        Kernels.dot(image, 0, columns[1], 0, ROWS),
                        Kernels.dot(image, 0, columns[2], 0, ROWS)
                    },
                    1e-13);
        }
    }

    private static double[][] random(int count) {
        SplittableRandom random = new SplittableRandom(1);
        double[][] columns = new double[count][ROWS];
        for (double[] column : columns) {
            Arrays.setAll(column, i -> random.nextDouble(-1, 1));
        }
        return columns;
    }
}
