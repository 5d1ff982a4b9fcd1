package dev.regfit.model;

import dev.regfit.problem.Huber;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Squared;
import java.util.Map;

/** The loss that was minimised, as it stands in model files and reports. */
public final class LossFormat {
    private static final String KEY = "loss";

    private LossFormat() {}

    /** Adds a loss to the tree of an objective; the squared one goes without saying. */
    public static void add(Map<String, Object> objective, Loss loss) {
        if (!(loss instanceof Squared)) {
            objective.put(KEY, loss.name().label());
        }
        if (loss instanceof Huber huber) {
            objective.put("delta", huber.delta());
        }
    }

    /** The loss of an objective. */
    static Loss read(ModelNode objective) {
        if (!objective.has(KEY)) {
            return new Squared();
        }
        LossName name = objective.choice(KEY, LossName.values(), LossName::label);
        return name.loss(name == LossName.HUBER ? objective.number("delta") : Double.NaN);
    }
}
