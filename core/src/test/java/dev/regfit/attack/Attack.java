package dev.regfit.attack;

import dev.regfit.Fit;
import dev.regfit.Solving;
import dev.regfit.data.Dataset;
import dev.regfit.exact.ExactOptimum;
import dev.regfit.problem.Certificate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/**
 * How a certificate of {@link dev.regfit.Trainer} compares with the truth.
 *
 * @param problem what was solved
 * @param verdict what came of it
 * @param measure how far from the minimum the weights are
 * @param limits what can be asked for
 * @param words more about it
 */
record Attack(AttackProblem problem, Verdict verdict, Measure measure, Limits limits, String words) {
    /**
     * What a bound may miss the truth by, as a share of P(0): the rounding of a relative gap's own last digits and of
     * row weights that are scaled to sum to n.
     */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-15");

    private static final double TOLERANCE = Solving.STOPPING.tolerance();

    /** Of a relative gap and a violation, as a correlation, that go together: a step along one column gains its square. */
    private static final double LARGEST_VIOLATION = Math.sqrt(TOLERANCE);

    /** What can come of an attack, the bad first. */
    enum Verdict {
        CRASHED,
        /** The minimum is lower than the gap allows. */
        FALSE_BOUND,
        /** Outside the bounds for weights. */
        INFEASIBLE,
        /** Said to be proven, beside a violation of the optimality conditions that no proof allows. */
        CONTRADICTION,
        /** Not proven, and not the optimum to the tolerance either. */
        NOT_REACHED,
        /** The optimum to the tolerance, but not proven. */
        UNPROVEN,
        PROVEN;

        boolean isDefect() {
            return compareTo(NOT_REACHED) < 0;
        }
    }

    /**
     * By how much P at the fitted weights exceeds the minimum.
     *
     * @param truth as a share of P(0) or, where that is zero, of the objective
     * @param claim the relative gap
     * @param ratio of truth and claim
     */
    record Measure(double truth, double claim, double ratio) {
        private static final Measure NONE = new Measure(Double.NaN, Double.NaN, Double.NaN);

        private static Measure of(Certificate certificate, BigDecimal excess, BigDecimal scale) {
            double gap = certificate.gap();
            boolean exact = gap == 0 && excess.signum() == 0;
            return new Measure(
                    relative(excess, scale), certificate.relativeGap(), exact ? 1 : excess.doubleValue() / gap);
        }
    }

    /**
     * What can be asked for.
     *
     * @param condition of the columns that matter: {@link ExactOptimum#condition()}
     * @param nearest relative gap of the optimum rounded to doubles
     */
    record Limits(double condition, double nearest) {
        private static final Limits NONE = new Limits(1, 0);

        private static Limits of(ExactOptimum optimum, int p) {
            double[] all = Arrays.stream(optimum.minimizer())
                    .mapToDouble(BigDecimal::doubleValue)
                    .toArray();
            double intercept = all.length > p ? all[p] : 0;
            BigDecimal excess = optimum.excess(Arrays.copyOf(all, p), intercept);
            return new Limits(optimum.condition(), relative(excess, optimum.nullObjective()));
        }
    }

    static Attack on(AttackProblem problem) {
        try {
            Dataset rows = problem.data();
            return judged(problem, rows, problem.fit(rows));
        } catch (RuntimeException | StackOverflowError crash) {
            List<StackTraceElement> trace = Arrays.asList(crash.getStackTrace());
            String words = crash + (trace.isEmpty() ? "" : " at " + trace.get(0));
            return new Attack(problem, Verdict.CRASHED, Measure.NONE, Limits.NONE, words);
        }
    }

    private static Attack judged(AttackProblem problem, Dataset rows, Fit fit) {
        double[] weights = fit.model().weights();
        double intercept = fit.model().intercept();
        ExactOptimum optimum = new ExactOptimum(AttackProblem.exact(rows, fit), weights);
        if (!optimum.isOptimal()) {
            throw new IllegalStateException("the reference is no optimum");
        }
        Limits limits = Limits.of(optimum, weights.length);
        Certificate certificate = fit.model().training().proof().certificate();
        boolean finite = Double.isFinite(intercept) && Arrays.stream(weights).allMatch(Double::isFinite);
        Measure measure = new Measure(Double.POSITIVE_INFINITY, certificate.relativeGap(), Double.POSITIVE_INFINITY);
        boolean bound =
                certificate.gap() == Double.POSITIVE_INFINITY && certificate.relativeGap() == Double.POSITIVE_INFINITY;
        if (finite) {
            BigDecimal excess = optimum.excess(weights, intercept);
            BigDecimal scale = optimum.nullObjective().signum() > 0
                    ? optimum.nullObjective()
                    : optimum.minimum().add(excess);
            measure = Measure.of(certificate, excess, scale);
            bound = isBound(certificate, excess, scale);
        }
        Verdict verdict = verdict(problem, fit, bound, measure.truth());
        return new Attack(problem, verdict, measure, limits, certificate.toString());
    }

    private static Verdict verdict(AttackProblem problem, Fit fit, boolean bound, double truth) {
        if (!bound) {
            return Verdict.FALSE_BOUND;
        }
        if (!problem.isFeasible(fit.model().weights())) {
            return Verdict.INFEASIBLE;
        }
        if (!fit.converged()) {
            return truth <= TOLERANCE ? Verdict.UNPROVEN : Verdict.NOT_REACHED;
        }
        boolean violated = !(fit.model().training().proof().certificate().kkt() <= LARGEST_VIOLATION);
        return truth > TOLERANCE || violated ? Verdict.CONTRADICTION : Verdict.PROVEN;
    }

    private static double relative(BigDecimal excess, BigDecimal scale) {
        if (scale.signum() == 0) {
            return excess.signum() == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return excess.divide(scale, MathContext.DECIMAL128).doubleValue();
    }

    /** Whether both the gap and, where P(0) is not zero, its share of P(0) are upper bounds. */
    private static boolean isBound(Certificate certificate, BigDecimal excess, BigDecimal scale) {
        BigDecimal rounding = ROUNDING.multiply(scale);
        return isAtLeast(certificate.gap(), BigDecimal.ONE, excess.subtract(rounding))
                && (scale.signum() == 0 || isAtLeast(certificate.relativeGap(), scale, excess.subtract(rounding)));
    }

    private static boolean isAtLeast(double gap, BigDecimal unit, BigDecimal excess) {
        return gap == Double.POSITIVE_INFINITY
                || (Double.isFinite(gap) && new BigDecimal(gap).multiply(unit).compareTo(excess) >= 0);
    }

    /**
     * Whether a proof was due: all iterations were allowed, the rows were kept (moments hold squares, which lose the half of
     * all digits), doubles can hold weights that are good enough, and no columns that matter are too nearly collinear.
     */
    boolean isProofDue(double largestCondition) {
        return problem.way().isFull()
                && !problem.way().fromMoments()
                && limits.nearest() <= TOLERANCE
                && limits.condition() < largestCondition;
    }

    /** In one line. */
    String summary() {
        return "%s seed %d: truth %.3g, relative gap %.3g, ratio %.3g, condition %.1g, %s, %s"
                .formatted(
                        verdict,
                        problem.seed(),
                        measure.truth(),
                        measure.claim(),
                        measure.ratio(),
                        limits.condition(),
                        problem.traits(),
                        words);
    }
}
