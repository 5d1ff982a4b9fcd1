package dev.regfit.cli.command.options;

import dev.regfit.model.Confusion;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** From which probability on the positive class is predicted. */
public final class ThresholdOption {
    @Option(
            names = "--threshold",
            paramLabel = "P",
            converter = NumberOption.Converter.class,
            description = {
                "Of two classes: the positive one is predicted where its probability is",
                "above P (default: 0.5)."
            })
    private Double threshold;

    /** Whether one is asked for. */
    boolean isAskedFor() {
        return threshold != null;
    }

    /**
     * The threshold for a model, from 0 to 1.
     *
     * @param name of the model's file
     * @throws SettingsException when it is no probability, or the model has no classes
     */
    public double of(LinearModel model, String name) {
        if (threshold == null) {
            return Confusion.HALF;
        }
        Loss loss = model.training().objective().loss();
        if (!(loss instanceof Logistic)) {
            throw new SettingsException(
                    "--threshold is for models of two classes (the logistic loss), and %s was trained with %s"
                            .formatted(name, loss.name().phrase()));
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new SettingsException("--threshold: a probability is from 0 to 1, not " + threshold);
        }
        return threshold;
    }
}
