package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.MissingPolicy;
import dev.regfit.problem.SettingsException;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What to do with missing values. */
public final class MissingOption {
    @MostUsed("Missing values: error (the default), none (a level of its own), mean, median, zero, drop.")
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--na",
            paramLabel = "HOW",
            converter = Converter.class,
            description = {
                "Missing values (empty, NA, N/A, NaN, NULL, #N/A, ...): error; none,",
                "missing is information (texts: a level of its own; numbers: the mean",
                "and a column COLUMN=NA that says where); mean, median or zero fills",
                "cells; mean-indicator, the mean and COLUMN=NA; drop leaves rows out",
                "(their prediction is empty), skip in predictions too (default: error;",
                "with a model, as it was trained)."
            })
    private MissingPolicy policy;

    /** The policy asked for, or {@code otherwise} if none was. */
    public MissingPolicy or(MissingPolicy otherwise) {
        return policy == null ? otherwise : policy;
    }

    /**
     * The policy asked for, or that of a model.
     *
     * @param trained how the model was trained
     * @throws SettingsException when the model does not keep what is to be filled in
     */
    public MissingPolicy forModel(MissingPolicy trained) {
        MissingPolicy used = or(trained);
        boolean known = used.fill() == trained.fill() || used.fill() == MissingPolicy.Fill.ZERO;
        if (!known && used != MissingPolicy.ERROR && !used.dropsRows()) {
            throw new SettingsException("--na %s fills in the %s, which the model does not keep: it was trained with"
                            .formatted(used.label(), used.fill().label())
                    + " --na %s; leave --na out, or train again with --na %s".formatted(trained.label(), used.label()));
        }
        return used;
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
