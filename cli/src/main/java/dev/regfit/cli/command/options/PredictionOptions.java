package dev.regfit.cli.command.options;

import dev.regfit.data.Classes;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Numbers;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is predicted of the target. */
public final class PredictionOptions {
    /** What to write of a row. */
    enum Type {
        /** The mean of the target: of two classes the probability of the positive one. */
        RESPONSE,
        /** The class. */
        CLASS,
        /** The linear predictor. */
        LINK
    }

    @MostUsed("response: the mean, or a probability (the default); class; or link.")
    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = TypeConverter.class,
            description = {
                "response, the mean of the target, or the probability of the positive",
                "class (the default); class, the more likely of two; or link, the linear",
                "predictor."
            })
    private Type type;

    @Mixin
    private final ThresholdOption threshold = new ThresholdOption();

    /**
     * What to write of a row with a given linear predictor.
     *
     * @param name of the model's file
     * @throws SettingsException when the model has no such predictions
     */
    public Predictions predictions(LinearModel model, String name) {
        double above = threshold.of(model, name);
        if (threshold.isAskedFor() && type != null && type != Type.CLASS) {
            throw new SettingsException("--threshold tells classes apart, and --type %s predicts none; leave out one"
                    .formatted(type.name().toLowerCase(Locale.ROOT)));
        }
        if (asksForClass()) {
            Classes labels = classes(model, name);
            return new Predictions(f -> model.original(f) > above ? labels.positive() : labels.negative(), true);
        }
        return new Predictions(asksForLink() ? Numbers::exact : f -> Numbers.exact(model.original(f)), false);
    }

    /** Whether classes are asked for, which {@link #predictions} finds in order. */
    public boolean asksForClass() {
        return type == Type.CLASS || threshold.isAskedFor();
    }

    /** Whether the linear predictor is asked for. */
    public boolean asksForLink() {
        return type == Type.LINK;
    }

    /** The threshold of classes. */
    public double threshold(LinearModel model, String name) {
        return threshold.of(model, name);
    }

    /**
     * What to write of rows.
     *
     * @param of a linear predictor
     * @param areWords whether these are names of classes, otherwise numbers
     */
    public record Predictions(DoubleFunction<String> of, boolean areWords) {}

    private static Classes classes(LinearModel model, String name) {
        Loss loss = model.training().objective().loss();
        if (!(loss instanceof Logistic)) {
            throw new SettingsException(
                    "--type class is for models of two classes (the logistic loss), and %s was trained with %s"
                            .formatted(name, loss.name().phrase()));
        }
        return model.schema().classes().orElse(Classes.CODES);
    }

    /** Reads a type by its name. */
    static final class TypeConverter implements ITypeConverter<Type> {
        @Override
        public Type convert(String text) {
            for (Type type : Type.values()) {
                if (type.name().equalsIgnoreCase(text)) {
                    return type;
                }
            }
            throw Labels.unknown(text, List.of("response", "class", "link"));
        }
    }
}
