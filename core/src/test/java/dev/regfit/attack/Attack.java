package dev.regfit.attack;

import dev.regfit.Fit;
import dev.regfit.data.Dataset;
import dev.regfit.exact.ExactOptimum;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.SettingsException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * How a certificate of {@link dev.regfit.Trainer} compares with the truth.
 *
 * @param problem what was solved
 * @param verdict what came of it
 * @param truth by how much P at the fitted weights exceeds the minimum, as a share of P(0); NaN where there was no fit
 * @param claim the relative gap
 * @param condition of the columns that matter: {@link ExactOptimum#condition()}
 * @param words more about it, or empty
 */
record Attack(AttackProblem problem, Verdict verdict, double truth, double claim, double condition, String words) {
    /**
     * What a bound may miss the truth by, as a share of P(0): the rounding of a relative gap's own last digits and of
     * row weights that are scaled to sum to n.
     */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-15");

    /** With a relative gap of 1e-6 no correlation can be off by more, for the step along that column alone gains its square. */
    private static final double LARGEST_VIOLATION = 1e-3;

    /** What can come of an attack, the bad first. */
    enum Verdict {
        CRASHED,
        /** The minimum is lower than the gap allows. */
        FALSE_BOUND,
        /** Outside the bounds for weights. */
        INFEASIBLE,
        /** Within the tolerance with a violation of the optimality conditions that forbids it. */
        CONTRADICTION,
        UNPROVEN,
        PROVEN,
        REFUSED;

        boolean isDefect() {
            return compareTo(UNPROVEN) < 0;
        }
    }

    static Attack on(AttackProblem problem) {
        try {
            Dataset rows = problem.data();
            return judged(problem, rows, problem.fit(rows));
        } catch (SettingsException refusal) {
            return new Attack(problem, Verdict.REFUSED, Double.NaN, Double.NaN, 1, refusal.getMessage());
        } catch (RuntimeException | StackOverflowError crash) {
            List<StackTraceElement> trace = Arrays.asList(crash.getStackTrace());
            String place = trace.isEmpty() ? "" : " at " + trace.get(0);
            return new Attack(problem, Verdict.CRASHED, Double.NaN, Double.NaN, 1, crash + place);
        }
    }

    private static Attack judged(AttackProblem problem, Dataset rows, Fit fit) {
        Certificate certificate = fit.model().training().proof().certificate();
        double[] weights = fit.model().weights();
        ExactOptimum optimum = new ExactOptimum(AttackProblem.exact(rows, fit), weights);
        if (!optimum.isOptimal()) {
            throw new IllegalStateException("the reference is no optimum");
        }
        double condition = optimum.condition();
        boolean finite = Double.isFinite(fit.model().intercept());
        boolean feasible = true;
        for (int j = 0; j < weights.length; j++) {
            finite &= Double.isFinite(weights[j]);
            feasible &= problem.rules().lower()[j] <= weights[j]
                    && weights[j] <= problem.rules().upper()[j];
        }
        double claim = certificate.relativeGap();
        if (!finite) {
            boolean unknown = certificate.gap() == Double.POSITIVE_INFINITY && !fit.converged();
            Verdict verdict = unknown ? Verdict.UNPROVEN : Verdict.FALSE_BOUND;
            return new Attack(problem, verdict, Double.POSITIVE_INFINITY, claim, condition, "weights not finite");
        }
        BigDecimal excess = optimum.excess(weights, fit.model().intercept());
        BigDecimal scale = optimum.nullObjective();
        double truth = excess.signum() == 0 ? 0 : excess.doubleValue() / scale.doubleValue();
        boolean bound = isAtLeast(certificate.gap(), excess, scale)
                && isAtLeast(claim, relative(excess, scale), BigDecimal.ONE);
        Verdict verdict = !feasible
                ? Verdict.INFEASIBLE
                : !bound
                        ? Verdict.FALSE_BOUND
                        : !fit.converged()
                                ? Verdict.UNPROVEN
                                : certificate.kkt() > LARGEST_VIOLATION ? Verdict.CONTRADICTION : Verdict.PROVEN;
        return new Attack(problem, verdict, truth, claim, condition, certificate.toString());
    }

    private static BigDecimal relative(BigDecimal excess, BigDecimal scale) {
        return scale.signum() == 0 ? BigDecimal.ZERO : excess.divide(scale, java.math.MathContext.DECIMAL128);
    }

    private static boolean isAtLeast(double gap, BigDecimal excess, BigDecimal scale) {
        return gap == Double.POSITIVE_INFINITY
                || (Double.isFinite(gap)
                        && new BigDecimal(gap).add(ROUNDING.multiply(scale)).compareTo(excess) >= 0);
    }

    /** Whether a proof was due: the whole way was allowed, and no columns that matter are too nearly collinear. */
    boolean isProofDue(double largestCondition) {
        return problem.way().isFull() && verdict != Verdict.REFUSED && condition < largestCondition;
    }

    /** In one line. */
    String summary() {
        return "%s seed %d: truth %.3g, relative gap %.3g, condition %.1g, %s, %s"
                .formatted(verdict, problem.seed(), truth, claim, condition, problem.traits(), words);
    }
}
