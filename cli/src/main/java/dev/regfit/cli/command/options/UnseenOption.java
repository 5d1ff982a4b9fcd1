package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Unseen;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What to do with a text that the training data did not have. */
public final class UnseenOption {
    /** Reads a choice by its name. */
    static final class Converter implements ITypeConverter<Unseen> {
        @Override
        public Unseen convert(String text) {
            return Labels.find(text, Unseen.values(), choice -> choice.name().toLowerCase(Locale.ROOT));
        }
    }

    @MostUsed
    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--unseen",
            paramLabel = "HOW",
            converter = Converter.class,
            description = {
                "A text that is not in the training data: error (the default), zero (all",
                "indicators zero) or empty (no prediction)."
            })
    private Unseen choice = Unseen.ERROR;

    public Unseen choice() {
        return choice;
    }
}
