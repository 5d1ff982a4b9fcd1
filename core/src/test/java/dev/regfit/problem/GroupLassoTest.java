package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Value, conjugate and subdifferential of the group lasso agree. */
class GroupLassoTest {
    private static final int P = 7;
    private static final List<int[]> BLOCKS = List.of(new int[] {0, 2, 5}, new int[] {1, 4});

    private static ElasticNet net(double lambda1, double lambda2) {
        double[] factors = {1.5, 1, 1.5, 0.5, 1, 1.5, 2};
        double[] lower = new double[P];
        double[] upper = new double[P];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        return new ElasticNet(lambda1, lambda2, factors, lower, upper);
    }

    private static GroupLasso penalty(double lambda1, double lambda2) {
        return new GroupLasso(net(lambda1, lambda2), BLOCKS);
    }

    private static double[] numbers(Random random, double size) {
        return random.doubles(P, -size, size).toArray();
    }

    private static Penalty.Slopes slopes(double[] v, double error) {
        double[] errors = new double[P];
        Arrays.fill(errors, error);
        return new Penalty.Slopes(v, errors, new boolean[P]);
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, P).mapToDouble(j -> a[j] * b[j]).sum();
    }

    @Test
    void isTheSumOfNormsAndSquares() {
        double[] w = {2, 3, -1, -4, 4, 2, 0};
        double norms = 1.5 * Math.sqrt(3) * 3 + Math.sqrt(2) * 5 + 0.5 * 4;
        double squares = 1.5 * 9 + 25 + 0.5 * 16;
        assertEquals(0.3 * norms + 0.5 * 0.2 * squares, penalty(0.3, 0.2).value(w), 1e-13);
    }

    @Test
    void ofColumnsOnTheirOwnIsTheElasticNet() {
        Random random = new Random(1);
        Groups alone = new Groups(IntStream.range(0, P)
                .mapToObj(j -> new Groups.Group("c" + j, new int[] {j}))
                .toList());
        assertEquals(net(0.3, 0).getClass(), alone.penalty(net(0.3, 0)).getClass());
        double[] w = numbers(random, 2);
        GroupLasso none = new GroupLasso(net(0.3, 0.1), List.of());
        assertEquals(net(0.3, 0.1).value(w), none.value(w));
        assertArrayEquals(net(0.3, 0.1).violations(w, w), none.violations(w, w));
    }

    /** Where the slopes of ½a(w − z)² balance the penalty, of blocks and of single columns. */
    @Property(tries = 200, seed = "20261129")
    void theProximalStepIsAMinimum(@ForAll long seed) {
        Random random = new Random(seed);
        GroupLasso penalty = penalty(random.nextInt(3), random.nextInt(2) * random.nextDouble());
        double curvature = 0.1 + random.nextDouble();
        double[] a = new double[P];
        Arrays.fill(a, curvature);
        double[] z = numbers(random, 4);
        double[] w = new double[P];
        penalty.proximal(a, z, w);
        double[] slopes = IntStream.range(0, P)
                .mapToDouble(j -> curvature * (z[j] - w[j]))
                .toArray();
        for (double violation : penalty.violations(w, slopes)) {
            assertEquals(0, violation, 1e-12);
        }
        penalty.proximal(a, z, z);
        assertArrayEquals(w, z);
    }

    /** φ(w) + φ*(v) − vᵀw, the conjugate from points that its supremum is taken over. */
    @Property(tries = 300, seed = "20261129")
    void theFenchelTermsAreNoSmallerThanAtAnyPoint(@ForAll long seed) {
        Random random = new Random(seed);
        GroupLasso penalty = penalty(random.nextInt(3), random.nextInt(4) == 0 ? 1e-6 : random.nextDouble());
        double[] w = numbers(random, 2);
        zeroSome(random, w);
        double[] v = numbers(random, 6);
        double terms = penalty.fenchelTerms(w, slopes(v, 0), 1);
        for (int k = 0; k < 50; k++) {
            double[] other = numbers(random, k % 2 == 0 ? 0.1 : 5);
            zeroSome(random, other);
            double atOther = penalty.value(w) - penalty.value(other) - dot(v, w) + dot(v, other);
            assertTrue(terms >= atOther - 1e-12, () -> terms + " < " + atOther);
        }
    }

    private static void zeroSome(Random random, double[] w) {
        for (int[] block : BLOCKS) {
            boolean zero = random.nextInt(3) == 0;
            for (int j : block) {
                w[j] = zero ? 0 : w[j];
            }
        }
    }

    /** Where v is in the subdifferential nothing is left, and no more than the errors are worth elsewhere. */
    @Property(tries = 300, seed = "20261129")
    void whereTheConditionsHoldNothingIsLeft(@ForAll long seed) {
        Random random = new Random(seed);
        double ridge = random.nextBoolean() ? 0 : Math.pow(10, -6 * random.nextDouble());
        GroupLasso penalty = penalty(1 + random.nextInt(3), ridge);
        double[] w = numbers(random, 2);
        zeroSome(random, w);
        w[6] = 0;
        double[] v = new double[P];
        for (int j : new int[] {3, 6}) {
            v[j] = penalty.net().l2(j) * w[j] + penalty.net().l1(j) * Math.signum(w[j]);
        }
        for (int g = 0; g < BLOCKS.size(); g++) {
            double norm = penalty.norm(g, w);
            for (int j : BLOCKS.get(g)) {
                double inside = penalty.l1OfBlock(g) * 0.5 * random.nextDouble();
                v[j] = norm > 0 ? penalty.net().l2(j) * w[j] + penalty.l1OfBlock(g) * (w[j] / norm) : inside;
            }
        }
        assertTrue(Arrays.stream(penalty.violations(w, v)).max().orElse(1) <= 1e-14);
        double s = penalty.shrinkage(slopes(v, 0));
        assertTrue(s >= 1 - 1e-14);
        double exact = penalty.fenchelTerms(w, slopes(v, 0), s);
        assertTrue(exact >= 0 && exact <= 1e-13, () -> "left " + exact);
        double error = 1e-3;
        double shrunk = penalty.shrinkage(slopes(v, error));
        double uncertain = penalty.fenchelTerms(w, slopes(v, error), shrunk);
        for (int k = 0; k < 20; k++) {
            double[] near = v.clone();
            for (int j = 0; j < P; j++) {
                near[j] += error * (2 * random.nextInt(2) - 1);
            }
            double there = penalty.fenchelTerms(w, slopes(near, 0), shrunk);
            assertTrue(there <= uncertain * (1 + 1e-12) + 1e-13, () -> there + " > " + uncertain);
        }
    }

    @Test
    void slopesBeyondAreShrunkAndHaveNoConjugateOtherwise() {
        GroupLasso penalty = penalty(1, 0);
        double[] v = {6, 0, 0, 0, 0, 0, 0};
        double s = penalty.shrinkage(slopes(v, 0.1));
        double[] w = {1, 0, 0, 0, 0, 0, 0};
        assertTrue(6 * s < 1.5 * Math.sqrt(3));
        assertTrue(penalty.fenchelTerms(w, slopes(v, 0.1), s) < Double.POSITIVE_INFINITY);
        assertEquals(Double.POSITIVE_INFINITY, penalty.fenchelTerms(w, slopes(v, 0), 1));
    }

    @Test
    void secondDerivativesAreDifferencesOfGradients() {
        GroupLasso penalty = penalty(0.7, 0.3);
        double[] w = {1, -2, 0.5, 3, 0.25, -1, -0.5};
        int[] chosen = {5, 0, 4, 2, 1, 3};
        double[] hessian = new double[36];
        penalty.addCurvature(chosen, w, hessian);
        double step = 1e-5;
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                double difference =
                        (slope(penalty, w, chosen[a], chosen[b], step) - slope(penalty, w, chosen[a], chosen[b], -step))
                                / (2 * step);
                assertEquals(difference, hessian[a * 6 + b], 1e-5);
            }
        }
    }

    /** The derivative in one weight where another has moved. */
    private static double slope(GroupLasso penalty, double[] w, int j, int moved, double by) {
        double[] low = w.clone();
        double[] high = w.clone();
        low[moved] += by;
        high[moved] += by;
        low[j] -= 1e-5;
        high[j] += 1e-5;
        return (penalty.value(high) - penalty.value(low)) / 2e-5;
    }

    @Test
    void keepsTheRootsOfWholeGroupsWhereConstantColumnsAreLeftOut() {
        Penalty part = penalty(1, 0).of(new int[] {5, 3, 2});
        assertEquals(1.5 * Math.sqrt(3) * 5 + 0.5 * 2, part.value(new double[] {3, 2, 4}), 1e-14);
        boolean[] columns = {false, true, false};
        part.completeBlocks(columns);
        assertArrayEquals(new boolean[] {false, true, false}, columns);
        columns[2] = true;
        part.completeBlocks(columns);
        assertArrayEquals(new boolean[] {true, true, true}, columns);
    }
}
