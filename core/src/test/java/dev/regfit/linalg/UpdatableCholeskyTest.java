package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UpdatableCholeskyTest {
    /** Above the first reserve, so that the factor grows. */
    private static final int LARGEST = 60;

    @Property(tries = 100, seed = "20261121")
    void solvesWhateverCameAndWent(@ForAll @IntRange(min = 1, max = LARGEST) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.positiveDefinite(p, 0, random);
        UpdatableCholesky factor = new UpdatableCholesky();
        List<Integer> members = new ArrayList<>();
        for (int turn = 0; turn < 3 * p; turn++) {
            int j = random.nextInt(p);
            if (members.contains(j)) {
                factor.remove(members.indexOf(j));
                members.remove((Integer) j);
            } else {
                double[] column =
                        members.stream().mapToDouble(i -> a[i * p + j]).toArray();
                assertTrue(factor.append(column, a[j * p + j]));
                members.add(j);
            }
        }
        assertSolves(factor, block(a, p, members), random);
    }

    @Property(tries = 50, seed = "20261121")
    void continuesFromAMatrixFactoredAtOnce(@ForAll @IntRange(min = 2, max = LARGEST) int p, @ForAll long seed) {
        Random random = new Random(seed);
        double[] a = Matrices.positiveDefinite(p, 0, random);
        UpdatableCholesky factor = new UpdatableCholesky();
        assertTrue(factor.factor(a.clone(), p));
        int gone = random.nextInt(p);
        factor.remove(gone);
        List<Integer> members = new ArrayList<>();
        for (int i = 0; i < p; i++) {
            if (i != gone) {
                members.add(i);
            }
        }
        assertSolves(factor, block(a, p, members), random);
    }

    @Test
    void refusesACopyOfAColumnAndStaysAsItWas() {
        UpdatableCholesky factor = new UpdatableCholesky();
        assertTrue(factor.append(new double[0], 1));
        assertTrue(factor.append(new double[] {0.5}, 1));
        assertFalse(factor.append(new double[] {0.5, 1}, 1));
        assertEquals(2, factor.order());
        double[] b = {1, 2};
        factor.solve(b);
        assertArrayEquals(new double[] {0, 2}, b, 1e-15);
    }

    @Test
    void theMarginIsTheCallers() {
        double nearlyOne = Math.sqrt(1 - 1e-11);
        for (double share : new double[] {1e-12, 1e-10}) {
            UpdatableCholesky factor = new UpdatableCholesky(share);
            assertTrue(factor.append(new double[0], 1));
            assertEquals(share < 1e-11, factor.append(new double[] {nearlyOne}, 1));
        }
    }

    private static double[] block(double[] a, int p, List<Integer> members) {
        int k = members.size();
        double[] block = new double[k * k];
        for (int r = 0; r < k; r++) {
            for (int s = 0; s < k; s++) {
                block[r * k + s] = a[members.get(r) * p + members.get(s)];
            }
        }
        return block;
    }

    private static void assertSolves(UpdatableCholesky factor, double[] a, Random random) {
        int k = factor.order();
        assertEquals(a.length, k * k);
        double[] b = Matrices.gaussian(k, random);
        double[] x = b.clone();
        factor.solve(x);
        double bound = 1e-13 * (k + 1) * (Matrices.oneNorm(a, k) * Matrices.norm(x) + Matrices.norm(b));
        assertTrue(Matrices.distance(Matrices.timesSymmetric(a, x), b) <= bound);
    }
}
