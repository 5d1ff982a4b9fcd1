package dev.regfit.cli.command;

import dev.regfit.cli.command.options.GeneralOptions;
import java.util.ArrayList;
import java.util.List;

/** The ways to ask for help: {@code help COMMAND} is the same as {@code COMMAND --help}. */
final class HelpWords {
    private static final String HELP = "--help";

    private HelpWords() {}

    /** The command line that asks for help by an option. */
    static String[] understood(String[] args) {
        if (args.length == 0) {
            return args;
        }
        if (args[0].equals(GeneralOptions.ALL)) {
            return new String[] {HELP};
        }
        if (!args[0].equals("help")) {
            return args;
        }
        List<String> words = new ArrayList<>(List.of(args).subList(1, args.length));
        boolean asks = words.contains(HELP) || words.contains(GeneralOptions.ALL);
        if (!asks && (words.isEmpty() || RegfitCommand.names().contains(words.get(0)))) {
            words.add(HELP);
        }
        return words.toArray(new String[0]);
    }
}
