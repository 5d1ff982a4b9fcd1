package dev.regfit.model;

import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.SettingsException;
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
        addParameter(objective, loss);
    }

    /** Adds the number that a loss takes, if it takes one. */
    public static void addParameter(Map<String, Object> objective, Loss loss) {
        loss.name()
                .parameter()
                .ifPresent(parameter ->
                        objective.put(parameter.key(), loss.parameter().orElseThrow()));
    }

    /** The loss of an objective. */
    static Loss read(ModelNode objective) {
        if (!objective.has(KEY)) {
            return new Squared();
        }
        LossName name = objective.choice(KEY, LossName.values(), LossName::label);
        if (name.parameter().isEmpty()) {
            return name.loss(Double.NaN);
        }
        String key = name.parameter().get().key();
        try {
            return name.loss(objective.number(key));
        } catch (SettingsException impossible) {
            throw objective.damaged(key, "is no number for this loss: " + impossible.getMessage());
        }
    }
}
