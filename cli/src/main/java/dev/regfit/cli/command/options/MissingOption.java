package dev.regfit.cli.command.options;

import dev.regfit.data.MissingPolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What to do with missing values. */
public final class MissingOption {
    @MostUsed("Missing values: error (the default), drop the row, or mean, the mean of the column.")
    @Option(
            names = "--na",
            paramLabel = "HOW",
            converter = Converter.class,
            description = {
                "Missing values (empty, NA, N/A, NaN, NULL, #N/A, ...): error, drop the",
                "row, mean, the column's mean in the training data, or mean-indicator,",
                "that and a further column COLUMN=NA that says where values are",
                "missing (default: error; with a model, as it was trained)."
            })
    private MissingPolicy policy;

    /** The policy asked for, or {@code otherwise} if none was. */
    public MissingPolicy or(MissingPolicy otherwise) {
        return policy == null ? otherwise : policy;
    }

    /** Reads a policy by its name in lower case. */
    static final class Converter implements ITypeConverter<MissingPolicy> {
        @Override
        public MissingPolicy convert(String text) {
            return Labels.find(text, MissingPolicy.values(), Converter::label);
        }

        private static String label(MissingPolicy policy) {
            return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
