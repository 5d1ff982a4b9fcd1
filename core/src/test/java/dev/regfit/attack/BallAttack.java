package dev.regfit.attack;

import dev.regfit.Fit;
import dev.regfit.data.Dataset;
import dev.regfit.exact.ExactOptimum;
import dev.regfit.exact.ExactProblem;
import dev.regfit.model.Training;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.SettingsException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;

/**
 * How a certificate of weights in a ball compares with other weights there: those at the exact minimum under the multiplier
 * that was found, brought into the ball. No minimum is above their objective.
 *
 * @param problem what was solved
 * @param fit what came of it, or null where bounds leave no weights
 * @param excess by how much the objective exceeds that of the other weights
 * @param trouble what is wrong, or nothing
 */
record BallAttack(AttackProblem problem, Fit fit, double excess, String trouble) {
    /** As of {@link Attack}. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-15");

    /** Of the norm without a ball: from next to nothing, over just that norm, to more. */
    private static final double[] SHARES = {1e-8, 1e-3, 0.3, 0.9, 0.999, 1, 1.001, 100};

    static BallAttack on(AttackProblem free) {
        AttackProblem problem = free;
        try {
            Random random = new Random(free.seed() * 0x9E3779B97F4A7C15L);
            Dataset rows = free.data();
            double norm = norm(free.fit(rows).model().weights());
            double share = SHARES[random.nextInt(SHARES.length)];
            double radius = share * norm;
            problem = free.within(Ball.of(radius > 0 && radius < 1e100 ? radius : share));
            try {
                return judged(problem, rows, problem.fit(rows));
            } catch (SettingsException none) {
                return new BallAttack(problem, null, 0, problem.rules().hasBounds() ? "" : none.toString());
            }
        } catch (RuntimeException | StackOverflowError crash) {
            StackTraceElement[] trace = crash.getStackTrace();
            return new BallAttack(problem, null, 0, crash + (trace.length == 0 ? "" : " at " + trace[0]));
        }
    }

    private static double norm(double[] weights) {
        return Math.sqrt(Arrays.stream(weights).map(w -> w * w).sum());
    }

    private static BallAttack judged(AttackProblem problem, Dataset rows, Fit fit) {
        double[] weights = fit.model().weights();
        double intercept = fit.model().intercept();
        Training training = fit.model().training();
        ExactProblem plain = AttackProblem.exact(rows, fit);
        ExactProblem lagrangian = new ExactProblem(
                plain.x(),
                plain.y(),
                plain.weights(),
                training.ball().lagrangian(training.penalty(), training.standardization()),
                plain.scales(),
                plain.intercept());
        BigDecimal[] best = new ExactOptimum(lagrangian, weights).minimizer();
        double[] other = new double[weights.length];
        for (int j = 0; j < other.length; j++) {
            other[j] = training.penalty().clamp(j, best[j].doubleValue());
        }
        boolean feasible = bring(other, problem);
        ExactOptimum free = new ExactOptimum(plain, weights);
        double b = plain.intercept() ? best[weights.length].doubleValue() : 0;
        BigDecimal excess = feasible ? free.value(weights, intercept).subtract(free.value(other, b)) : BigDecimal.ZERO;
        Certificate certificate = training.proof().certificate();
        BigDecimal rounding = ROUNDING.multiply(free.nullObjective());
        String trouble = "";
        if (!isInside(weights, problem.ball())) {
            trouble = "outside of the ball";
        } else if (Double.isFinite(certificate.gap())
                && new BigDecimal(certificate.gap()).compareTo(excess.subtract(rounding)) < 0) {
            trouble = "false bound";
        } else if (fit.converged()
                && !problem.isFeasible(weights)
                && !problem.rules().hasBounds()) {
            trouble = "outside of the bounds";
        }
        return new BallAttack(problem, fit, excess.doubleValue(), trouble);
    }

    /** Shrinks weights until they are inside; false where bounds forbid it. */
    private static boolean bring(double[] weights, AttackProblem problem) {
        for (int k = 0; k < 60 && !isInside(weights, problem.ball()); k++) {
            double factor = Math.min(1, problem.ball().radius() / norm(weights)) * (1 - Math.scalb(1.0, k - 53));
            for (int j = 0; j < weights.length; j++) {
                weights[j] *= factor;
            }
        }
        return problem.isFeasible(weights) && isInside(weights, problem.ball());
    }

    /** Up to the thirty digits in which squares are added up. */
    private static boolean isInside(double[] weights, Ball ball) {
        BigDecimal sum = BigDecimal.ZERO;
        for (double w : weights) {
            sum = sum.add(new BigDecimal(w).pow(2));
        }
        BigDecimal square = new BigDecimal(ball.radius()).pow(2);
        return sum.compareTo(square.add(square.movePointLeft(30))) <= 0;
    }

    boolean isDefect() {
        return !trouble.isEmpty();
    }

    /** In one line. */
    String summary() {
        return "seed %d, norm up to %s: %s, excess %.3g, %s, %s"
                .formatted(
                        problem.seed(),
                        problem.ball().radius(),
                        trouble,
                        excess,
                        fit == null ? "" : fit.model().training().proof().certificate(),
                        problem.traits());
    }
}
