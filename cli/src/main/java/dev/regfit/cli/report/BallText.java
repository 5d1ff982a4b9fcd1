package dev.regfit.cli.report;

import dev.regfit.model.LinearModel;
import dev.regfit.problem.Ball;
import java.util.Map;

/** What reports say of a largest norm of the weights; nothing where there is none. */
final class BallText {
    private BallText() {}

    /** Of a model: whether it binds. */
    static void write(TextPage page, LinearModel model) {
        Ball ball = model.training().ball();
        if (ball.isNone()) {
            return;
        }
        double multiplier = multiplier(model);
        // Weights that have not converged may be anywhere in the ball.
        boolean unfinished = !model.training().proof().converged();
        boolean binds = ball.binds(model.weights()) || (multiplier > 0 && unfinished);
        page.entry(
                "constraint",
                binds
                        ? "%s: it binds, with the multiplier μ = %s"
                                .formatted(formula(ball), TextNumbers.of(multiplier))
                        : formula(ball) + ": it does not bind");
        if (binds) {
            page.entry("", "the weights are also those of the objective + ½μ‖w‖₂² without it");
        }
    }

    /** Of models to be found. */
    static void write(TextPage page, Ball ball) {
        if (!ball.isNone()) {
            page.entry("", "where " + formula(ball));
        }
    }

    /** Adds the radius to an objective's tree. */
    static void add(Map<String, Object> objective, Ball ball) {
        if (!ball.isNone()) {
            objective.put("max_norm", ball.radius());
        }
    }

    /** Adds the radius and the multiplier to an objective's tree. */
    static void add(Map<String, Object> objective, LinearModel model) {
        add(objective, model.training().ball());
        if (!model.training().ball().isNone()) {
            objective.put("multiplier", multiplier(model));
        }
    }

    /** Beside the objective as stated. */
    private static double multiplier(LinearModel model) {
        return model.training().objective().factor() * model.training().ball().multiplier();
    }

    private static String formula(Ball ball) {
        return "‖w‖₂ ≤ " + TextNumbers.of(ball.radius());
    }
}
