package dev.regfit.cli.command.options;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** A word that is none of those an option knows; it tells which these are. */
public final class UnknownChoice extends TypeConversionException {
    private static final long serialVersionUID = 1;

    private final transient List<String> choices;

    UnknownChoice(String message, List<String> choices) {
        super(message);
        this.choices = List.copyOf(choices);
    }

    /** The words that the option knows, without their aliases. */
    public List<String> choices() {
        return choices;
    }
}
