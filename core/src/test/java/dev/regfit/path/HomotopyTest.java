package dev.regfit.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.path.Homotopy.Limits;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.CoordinateDescent;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HomotopyTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** λ₁ is known to 10⁻¹⁶ of the first one; to a column in units 10⁸ times as small that looks so much larger. */
    private static final double ROUNDING = 1e-8;

    /** Where λ₁ is tiny, rounding errors can hide as much, unless the rows are asked. */
    private static final double PROVEN = 1e-5;

    /** Of uncorrelated columns: weights at λ are the correlations, moved towards zero by λ. */
    private final SampleProblem orthonormal = SampleProblem.orthonormal(2, -1, 0.25, 4);

    @Property(tries = 400, seed = "20261121")
    void weightsAreOptimalAtAndBetweenKnots(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        Problem problem = RandomLasso.ofAnyKind(random).problem(form);
        KnotPath path = follow(problem);

        assertEquals(End.ZERO, path.end());
        assertTrue(kkt(path) < ROUNDING, () -> "KKT violation " + kkt(path));
        List<Knot> knots = path.knots();
        for (int k = 1; k < knots.size(); k++) {
            double above = knots.get(k - 1).certificate().relativeGap();
            // Equal unpenalised columns leave nothing to prove without the rows, nor does hardly any penalty.
            long free = IntStream.range(0, problem.columns())
                    .filter(problem.penalty()::isFree)
                    .count();
            boolean hopeless = free > 1
                    || knots.get(k - 1).lambda() < ROUNDING * knots.get(0).lambda();
            assertTrue(above < PROVEN || hopeless, () -> "relative gap " + above);
            double below = knots.get(k).lambda();
            double lambda = below + random.nextDouble() * (knots.get(k - 1).lambda() - below);
            Certificate certificate = new Certifier(at(problem, lambda)).certify(path.weightsAt(lambda));
            assertTrue(certificate.kkt() < ROUNDING, () -> "at " + lambda + ": " + certificate);
        }
    }

    @Property(tries = 100, seed = "20261121")
    void weightsAreThoseOfCoordinateDescent(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        Problem problem = RandomLasso.ofOneOptimum(random).problem(form);
        KnotPath path = follow(problem);
        double lambda = path.knots().get(0).lambda() * Math.pow(10, -2 * random.nextDouble());
        double[] expected = new CoordinateDescent()
                .solve(at(problem, lambda), new Stopping(1e-12, 100_000))
                .weights();
        assertArrayEquals(expected, path.weightsAt(lambda), 1e-8);
    }

    /** Columns enter one at a time, or several at one strength as several knots, and leave only when they are zero. */
    @Property(tries = 100, seed = "20261121")
    void knotsTellWhichColumnsHaveAWeight(@ForAll long seed, @ForAll Form form) {
        Problem problem = RandomLasso.ofAnyKind(new Random(seed)).problem(form);
        boolean[] active = new boolean[problem.columns()];
        Knot above = null;
        for (Knot knot : follow(problem).knots()) {
            assertTrue(above == null || knot.lambda() <= above.lambda());
            for (int j : knot.weights().columns()) {
                assertTrue(active[j] || problem.penalty().factors()[j] == 0);
            }
            if (knot.entering() >= 0) {
                assertTrue(!active[knot.entering()] && !knot.weights().isActive(knot.entering()));
                active[knot.entering()] = true;
            }
            if (knot.leaving() >= 0) {
                assertTrue(active[knot.leaving()] && !knot.weights().isActive(knot.leaving()));
                active[knot.leaving()] = false;
            }
            above = knot;
        }
    }

    /** What a column has of its own may be too little for the Gram matrix to hold; the path goes on without it. */
    @Property(tries = 100, seed = "20261121")
    void nearlyEqualColumnsAreFollowedFarDown(@ForAll long seed, @ForAll Form form) {
        Problem problem = RandomLasso.ofNearlyEqualColumns(new Random(seed)).problem(form);
        KnotPath path = follow(problem);
        double first = path.knots().get(0).lambda();
        double last = path.knots().get(path.knots().size() - 1).lambda();
        assertTrue(last < 1e-5 * first, () -> path.end() + " at " + last + " of " + first);
        double lambda = 0.1 * first;
        Certificate certificate = new Certifier(at(problem, lambda)).certify(path.weightsAt(lambda));
        assertTrue(certificate.kkt() < 1e-6, certificate::toString);
    }

    @ParameterizedTest
    @EnumSource
    void uncorrelatedColumnsEnterByCorrelation(Form form) {
        KnotPath path = follow(orthonormal.problem(form));

        assertChanges(path, "+3 at 4", "+0 at 2", "+1 at 1", "+2 at 0.25", "end at 0");
        assertArrayEquals(
                new double[] {1, 0, 0, 3}, path.knots().get(2).weights().toArray(), 1e-14);
        assertArrayEquals(new double[] {1.5, -0.5, 0, 3.5}, path.weightsAt(0.5), 1e-14);
        assertArrayEquals(new double[4], path.weightsAt(5));
        // The last row is noise of power 1; at λ every active column leaves λ² of its own.
        assertEquals(1 + 1 + 1 + 0.0625 + 1, path.knots().get(2).residualPower(), 1e-14);
    }

    @Test
    void factorsScaleThresholdsAndZeroKeepsAColumnIn() {
        KnotPath path = follow(orthonormal.withFactors(1, 4, 0.5, 0).problem(Form.ROWS));

        assertChanges(path, "+0 at 2", "+2 at 0.5", "+1 at 0.25", "end at 0");
        assertArrayEquals(new double[] {0, 0, 0, 4}, path.weightsAt(3), 1e-14);
        assertArrayEquals(new double[] {1.9, -0.6, 0.2, 4}, path.weightsAt(0.1), 1e-14);
    }

    @Test
    void boundsAtZeroKeepColumnsOut() {
        assertChanges(
                follow(orthonormal.withBounds(0, INFINITE).problem(Form.MOMENTS)),
                "+3 at 4",
                "+0 at 2",
                "+2 at 0.25",
                "end at 0");
        assertChanges(follow(orthonormal.withBounds(-INFINITE, 0).problem(Form.MOMENTS)), "+1 at 1", "end at 0");
        assertChanges(follow(orthonormal.withBounds(0, 0).problem(Form.MOMENTS)), "end at 0");
    }

    @ParameterizedTest
    @EnumSource
    void columnsThatArriveTogetherEnterTogether(Form form) {
        KnotPath path = follow(SampleProblem.orthonormal(2, 1, -2, 2).problem(form));

        assertChanges(path, "+0 at 2", "+2 at 2", "+3 at 2", "+1 at 1", "end at 0");
        assertArrayEquals(new double[] {0.5, 0, -0.5, 0.5}, path.weightsAt(1.5), 1e-14);
    }

    @ParameterizedTest
    @EnumSource
    void oneOfEqualOrOppositeColumnsEnters(Form form) {
        SampleProblem copies = orthonormal.withCopy(0, 3).withConstant(2, 0);
        for (double[] row : copies.x()) {
            row[1] = -row[3];
        }

        assertChanges(follow(copies.problem(form)), "+0 at 4", "end at 0");
    }

    @Test
    void aTargetThatNothingExplainsHasOneKnot() {
        SampleProblem constant =
                SampleProblem.random("constant target", 10, 3, 1).withTarget(new double[10]);
        assertChanges(follow(constant.problem(Form.MOMENTS)), "end at 0");
        assertChanges(follow(SampleProblem.orthonormal(0, 0).problem(Form.ROWS)), "end at 0");
    }

    @Test
    void goesNoFartherThanAsked() {
        Problem problem = orthonormal.problem(Form.MOMENTS);

        KnotPath byStrength = follow(problem, new Limits(0.125, 9));
        assertEquals(End.LEAST_STRENGTH, byStrength.end());
        assertChanges(byStrength, "+3 at 4", "+0 at 2", "+1 at 1", "end at 0.5");
        assertThrows(IllegalArgumentException.class, () -> byStrength.weightsAt(0.4));

        KnotPath byNumber = follow(problem, new Limits(0, 2));
        assertEquals(End.MOST_STRENGTHS, byNumber.end());
        assertChanges(byNumber, "+3 at 4", "+0 at 2");
    }

    @Test
    void refusesWhatHasNoKnots() {
        assertRefused("with an L2 part", orthonormal.withLambdas(0, 0.1));
        assertRefused("not for bounds elsewhere", orthonormal.withBounds(-1, INFINITE));
        assertRefused("not for bounds elsewhere", orthonormal.withBounds(1, INFINITE));
        assertRefused("bounded and not penalised", orthonormal.withFactors(1, 0).withBounds(0, INFINITE));
    }

    private static void assertRefused(String reason, SampleProblem sample) {
        SettingsException refusal = assertThrows(SettingsException.class, () -> follow(sample.problem(Form.MOMENTS)));
        assertTrue(refusal.getMessage().contains(reason), refusal.getMessage());
        assertTrue(refusal.getMessage().contains("grid of strengths"), refusal.getMessage());
    }

    private static KnotPath follow(Problem problem) {
        return follow(problem, Limits.NONE);
    }

    private static KnotPath follow(Problem problem, Limits limits) {
        return Homotopy.follow(problem.loss(), problem.penalty(), limits);
    }

    /** The largest violation of the KKT conditions at a knot, as a correlation. */
    private static double kkt(KnotPath path) {
        return path.knots().stream()
                .mapToDouble(knot -> knot.certificate().kkt())
                .max()
                .orElseThrow();
    }

    private static Problem at(Problem problem, double lambda) {
        ElasticNet penalty = problem.penalty().withStrengths(lambda, 0);
        return new Problem(problem.loss(), penalty);
    }

    /** Asserts what happens where: "+2 at 0.5" when column 2 enters at λ₁ = 0.5. */
    private static void assertChanges(KnotPath path, String... expected) {
        String[] changes = path.knots().stream().map(HomotopyTest::change).toArray(String[]::new);
        assertEquals(Arrays.toString(expected), Arrays.toString(changes));
    }

    private static String change(Knot knot) {
        String what = knot.entering() >= 0 ? "+" + knot.entering() : knot.leaving() >= 0 ? "-" + knot.leaving() : "end";
        double rounded = Math.round(knot.lambda() * 1e12) / 1e12;
        return what + " at " + (rounded == Math.rint(rounded) ? Long.toString((long) rounded) : rounded);
    }
}
