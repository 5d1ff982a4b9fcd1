package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Scaling;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.problem.SampleProblems;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every solver must do. A subclass makes the solver and says which problems it is for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class SolverContract {

    /** Makes the solver to be tried on a problem. */
    protected abstract Solver solver(Problem problem);

    /** Whether the solver is for this problem; one that it is not for must be refused. */
    protected boolean supports(Problem problem) {
        return true;
    }

    /** The relative gap asked for. */
    protected double tolerance() {
        return 1e-12;
    }

    protected int maxIterations() {
        return 100_000;
    }

    /** Whether weights that ought to be zero are so exactly. */
    protected boolean makesExactZeros() {
        return true;
    }

    /** A sample in one of the forms. */
    public record Case(SampleProblem sample, Form form) {
        public Problem problem() {
            return sample.problem(form);
        }

        Case with(SampleProblem other) {
            return new Case(other, form);
        }

        @Override
        public String toString() {
            return sample.name() + " from "
                    + form.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private static Stream<Case> cases() {
        return SampleProblems.all().stream()
                .flatMap(sample -> Arrays.stream(Form.values()).map(form -> new Case(sample, form)));
    }

    protected final Stream<Case> supported() {
        return cases().filter(sample -> supports(sample.problem()));
    }

    protected final Stream<Case> unsupported() {
        return cases().filter(sample -> !supports(sample.problem()));
    }

    private double[] solve(Case sample) {
        return solution(sample.problem()).weights();
    }

    private Solution solution(Problem problem) {
        return solver(problem).solve(problem, new Stopping(tolerance(), maxIterations()));
    }

    @Test
    final void isForSomeProblems() {
        assertTrue(supported().count() >= 10);
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("unsupported")
    final void refusesWhatItIsNotFor(Case sample) {
        assertThrows(IllegalArgumentException.class, () -> solve(sample));
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void certifiesWithinTheTolerance(Case sample) {
        Problem problem = sample.problem();
        Solution solution = solution(problem);
        Certificate certificate = new Certifier(problem).certify(solution.weights());
        assertTrue(certificate.isWithin(tolerance()), () -> certificate + " after " + solution.iterations());
        assertTrue(solution.divergence().isEmpty());
        assertTrue(solution.iterations() <= maxIterations());
    }

    /**
     * A violation d of the conditions at wⱼ lets the objective fall by d²/2c, where c is the curvature, or by half of d
     * times the room up to the next kink or bound; and it cannot fall by more than the gap.
     */
    @ParameterizedTest
    @MethodSource("supported")
    final void meetsTheOptimalityConditions(Case sample) {
        Problem problem = sample.problem();
        double[] w = solve(sample);
        double[] correlations = new double[w.length];
        problem.loss().evaluate(w, correlations);
        double gap = tolerance() * problem.nullObjective();
        for (int j = 0; j < w.length; j++) {
            double curvature = problem.loss().power(j) + problem.penalty().l2(j);
            double bound = Math.max(Math.sqrt(2 * curvature * gap), 2 * gap / room(problem.penalty(), j, w[j]));
            double rounding =
                    1e-13 * Math.sqrt(problem.loss().power(j) * problem.loss().targetPower());
            double violation = problem.penalty().violation(j, w[j], correlations[j]);
            assertTrue(violation <= bound + rounding, "column " + j + ": " + violation + " > " + bound);
        }
    }

    private static double room(ElasticNet penalty, int j, double w) {
        return DoubleStream.of(Math.abs(w), w - penalty.lower()[j], penalty.upper()[j] - w)
                .filter(distance -> distance > 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void staysWithinTheBounds(Case sample) {
        ElasticNet penalty = sample.problem().penalty();
        double[] w = solve(sample);
        for (int j = 0; j < w.length; j++) {
            assertEquals(w[j], penalty.clamp(j, w[j]));
        }
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void isRepeatableToTheBit(Case sample) {
        Problem problem = sample.problem();
        Solver solver = solver(problem);
        Stopping stopping = new Stopping(tolerance(), 50);
        assertArrayEquals(
                solver.solve(problem, stopping).weights(),
                solver.solve(problem, stopping).weights());
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void givesUpInTime(Case sample) {
        Problem problem = sample.problem();
        Solution solution = solver(problem).solve(problem, new Stopping(1e-300, 1));
        assertTrue(solution.iterations() <= 1);
        assertEquals(problem.columns(), solution.weights().length);
        assertTrue(DoubleStream.of(solution.weights()).allMatch(Double::isFinite));
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void allFormsAgree(Case sample) {
        for (Form form : Form.values()) {
            Case other = new Case(sample.sample(), form);
            if (form != sample.form() && supports(other.problem())) {
                assertSameFit(sample.problem(), solve(sample), solve(other));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void weightTwoIsTheRowTwice(Case sample) {
        Case doubled = sample.with(sample.sample().withRowWeightDoubled(3));
        Case repeated = sample.with(sample.sample().withRowTwice(3));
        assertSameFit(doubled.problem(), solve(doubled), solve(repeated));
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void orderOfColumnsDoesNotMatter(Case sample) {
        int p = sample.sample().columns();
        int[] backwards = IntStream.range(0, p).map(k -> p - 1 - k).toArray();
        Case reversed = sample.with(sample.sample().withColumnOrder(backwards));
        double[] expected = SampleProblem.reordered(solve(sample), backwards);
        assertSameFit(reversed.problem(), expected, solve(reversed));
    }

    @ParameterizedTest
    @MethodSource("supported")
    final void unitOfAScaledColumnDoesNotMatter(Case sample) {
        Case scaled = sample.with(sample.sample().with(Scaling.STANDARD));
        Case inOtherUnits = scaled.with(scaled.sample().withColumnTimes(0, 1e3));
        assertSameFit(scaled.problem(), solve(scaled), solve(inOtherUnits));
    }

    protected final Stream<Case> supportedNullSolutions() {
        return supported()
                .filter(sample -> SampleProblems.nullSolutions().stream()
                        .anyMatch(other -> other.name().equals(sample.sample().name())));
    }

    @ParameterizedTest
    @MethodSource("supportedNullSolutions")
    final void aLargeStrengthMakesAllWeightsZero(Case sample) {
        assertArrayEquals(new double[sample.sample().columns()], solve(sample));
    }

    @Test
    final void saysTheTruthAboutExactZeros() {
        List<String> inexact = supported()
                .filter(sample -> hasInexactZero(sample.problem(), solve(sample)))
                .map(Case::toString)
                .toList();
        assertEquals(makesExactZeros(), inexact.isEmpty(), inexact::toString);
    }

    /** Whether a weight is not zero, or the bound nearest to it, though its column correlates too little for it. */
    private static boolean hasInexactZero(Problem problem, double[] w) {
        ElasticNet penalty = problem.penalty();
        double[] correlations = new double[w.length];
        problem.loss().evaluate(w, correlations);
        return IntStream.range(0, w.length)
                .filter(j -> Math.abs(correlations[j]) < 0.99 * penalty.l1(j))
                .anyMatch(j -> w[j] != penalty.clamp(j, 0.0));
    }

    /**
     * Both weights are within the tolerance of the minimum. As the objective is at least as curved as its smooth part H,
     * each is within √(2·gap) of the optimum in the norm of H.
     */
    private void assertSameFit(Problem problem, double[] expected, double[] actual) {
        double[] difference = new double[expected.length];
        Arrays.setAll(difference, j -> expected[j] - actual[j]);
        double[] product = new double[difference.length];
        problem.loss().applyGram(difference, product);
        double squared = 0;
        for (int j = 0; j < difference.length; j++) {
            squared += difference[j] * (product[j] + problem.penalty().l2(j) * difference[j]);
        }
        double bound = 8 * tolerance() * problem.nullObjective() * (1 + 1e-6);
        assertTrue(squared <= bound, Arrays.toString(expected) + " and " + Arrays.toString(actual));
    }
}
