package dev.regfit.cli.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Long options written with one dash, which would be read as short ones: -alpha as -a with the value lpha. */
final class OneDash {
    private OneDash() {}

    /**
     * Checks the words of a command line before they are parsed.
     *
     * @throws ParameterException naming the first such option
     */
    static void check(CommandLine line, String[] args) {
        CommandLine command = line;
        for (int k = 0; k < args.length && command.getSubcommands().containsKey(args[k]); k++) {
            command = command.getSubcommands().get(args[k]);
        }
        if (command == line) {
            return;
        }
        CommandSpec spec = command.getCommandSpec();
        for (String word : args) {
            if (word.equals("--")) {
                return;
            }
            if (isCluster(word)) {
                int end = word.indexOf('=');
                String option = "-" + (end < 0 ? word : word.substring(0, end));
                if (spec.findOption(option) != null) {
                    throw new ParameterException(
                            command, "%s: long options take two dashes: %s".formatted(option.substring(1), option));
                }
            }
        }
    }

    /** One dash and several letters. */
    private static boolean isCluster(String word) {
        return word.length() > 2 && word.charAt(0) == '-' && Character.isLetter(word.charAt(1));
    }
}
