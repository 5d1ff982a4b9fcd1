package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What to do with a text that the training data did not have. */
public final class UnseenOption {
    /** Reads a choice by its name. */
    static final class Converter implements ITypeConverter<Choice> {
        @Override
        public Choice convert(String text) {
            return Labels.find(text, Choice.values(), Choice::name);
        }
    }

    /** What can be asked for. */
    enum Choice {
        error,
        zero
    }

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--unseen",
            paramLabel = "HOW",
            converter = Converter.class,
            description = "A text that is not in the training data: error (the default) or zero (all indicators zero).")
    private Choice choice = Choice.error;

    public boolean asZero() {
        return choice == Choice.zero;
    }
}
