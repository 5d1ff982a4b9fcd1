package dev.regfit.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command line that knows, of one command, only the options that are typed. It parses what is right; what is not,
 * and help, is for the whole command line, which knows what else there is.
 */
final class TypedCommand {
    private TypedCommand() {}

    /** The command line for these words, unless they are none for it. */
    static Optional<CommandLine> line(Console console, Optional<TableOpener> opener, String[] words) {
        if (RegfitCommand.isVersion(words)) {
            return Optional.of(RegfitCommand.versionOnly(console));
        }
        if (words.length == 0 || !RegfitCommand.names().contains(words[0])) {
            return Optional.empty();
        }
        List<String> index = OptionIndex.of(words[0]).orElse(List.of());
        List<IndexedArgument> wanted = new ArrayList<>();
        for (String line : index) {
            if (IndexedArgument.isAlwaysKnown(line) || isTyped(IndexedArgument.names(line), words)) {
                wanted.add(IndexedArgument.of(line));
            }
        }
        if (wanted.isEmpty() || wanted.stream().anyMatch(IndexedArgument::isHelp)) {
            return Optional.empty();
        }
        Subcommand command = RegfitCommand.create(words[0]);
        CommandSpec spec = CommandSpec.wrapWithoutInspection(command).name(words[0]);
        for (IndexedArgument argument : wanted) {
            spec.add(argument.of(command));
        }
        command.isOf(spec);
        CommandSpec above = CommandSpec.wrapWithoutInspection(new RegfitCommand(console, opener))
                .name(RegfitCommand.NAME);
        return Optional.of(new CommandLine(above).addSubcommand(words[0], spec));
    }

    /** Whether a word may be the option: one more does no harm. */
    private static boolean isTyped(String[] names, String[] words) {
        for (String word : words) {
            for (String name : names) {
                if (isTyped(name, word)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isTyped(String name, String word) {
        boolean isLong = name.startsWith("--");
        if (!isLong && word.startsWith("-") && !word.startsWith("--")) {
            return word.indexOf(name.charAt(1)) > 0; // several letters may share a dash
        }
        // With one dash as well, which is a mistake to be told.
        return isLong && (word.startsWith(name) || word.startsWith(name.substring(1)));
    }
}
