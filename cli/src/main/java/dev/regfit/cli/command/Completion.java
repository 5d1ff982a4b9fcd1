package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.UnknownChoice;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What a word of a command line that is being typed may become. The scripts of {@link CompletionScript} ask for it: all that
 * is to be known of commands, options and columns is known here, for every shell alike.
 */
final class Completion {
    /** What is to be offered. */
    enum Kind {
        /** The words that are listed. */
        WORDS,
        /** The same, with no blank behind: more follows. */
        PARTS,
        /** Names of files. */
        FILES
    }

    /** An answer: words with a description, which may be empty. */
    record Answer(Kind kind, Map<String, String> words) {
        /** A word a line, its description behind a tab, and the kind in the last line. */
        String text() {
            StringBuilder text = new StringBuilder();
            words.forEach((word, description) -> text.append(word)
                    .append(description.isEmpty() ? "" : "\t" + description)
                    .append('\n'));
            return text.append(':')
                    .append(kind.name().toLowerCase(Locale.ROOT))
                    .append('\n')
                    .toString();
        }
    }

    /** No option has a value of this name. */
    private static final String NO_NAME = "\u0000";

    private static final Answer OF_FILES = new Answer(Kind.FILES, Map.of());

    private final Console console;
    private final List<String> words;
    private final int at;
    private final String current;

    /** How many words name the command. */
    private int depth;

    /**
     * @param at which of the words is being typed, counted from 0
     * @param typed the words behind the program, as they stand in the line, quotes included
     */
    Completion(Console console, int at, List<String> typed) {
        this.console = console;
        List<String> before = joined(typed.subList(0, Math.min(at, typed.size())));
        List<String> rest = at + 1 < typed.size() ? joined(typed.subList(at + 1, typed.size())) : List.of();
        String word = at < typed.size() ? typed.get(at) : "";
        this.current = ShellText.unquoted(word.equals("=") ? "" : word);
        this.at = before.size();
        this.words = new ArrayList<>(before);
        words.add(current);
        words.addAll(rest);
    }

    /** Without the signs between options and values, which bash takes for words. */
    private static List<String> joined(List<String> typed) {
        return typed.stream()
                .filter(word -> !word.equals("="))
                .map(ShellText::unquoted)
                .toList();
    }

    Answer answer() {
        if (at == 0) {
            return matching(Kind.WORDS, commands());
        }
        String name = words.get(0);
        if (name.equals("help")) {
            return matching(Kind.WORDS, commands());
        }
        if (!RegfitCommand.names().contains(name)) {
            return OF_FILES;
        }
        CommandLine line = RegfitCommand.commandLine(console, new String[] {name});
        CommandSpec command = line.getSubcommands().get(name).getCommandSpec();
        depth = 1;
        while (depth < at && command.subcommands().containsKey(words.get(depth))) {
            command = command.subcommands().get(words.get(depth)).getCommandSpec();
            depth++;
        }
        if (depth == at && !command.subcommands().isEmpty()) {
            return matching(Kind.WORDS, headers(command));
        }
        int equals = current.startsWith("--") ? current.indexOf('=') : -1;
        if (equals > 0) {
            OptionSpec option = command.findOption(current.substring(0, equals));
            return option == null
                    ? OF_FILES
                    : values(command, option, current.substring(0, equals + 1), current.substring(equals + 1));
        }
        OptionSpec open = command.findOption(words.get(at - 1));
        if (open != null && open.arity().max() > 0) {
            return values(command, open, "", current);
        }
        if (current.startsWith("-") && current.length() > 0) {
            return matching(Kind.WORDS, options(command));
        }
        return words.get(0).equals(CompletionCommand.NAME)
                ? matching(Kind.WORDS, plain(CompletionScript.names()))
                : OF_FILES;
    }

    private Map<String, String> commands() {
        return headers(RegfitCommand.commandLine(console, new String[0]).getCommandSpec());
    }

    /** The commands below a command. */
    private static Map<String, String> headers(CommandSpec above) {
        Map<String, String> commands = new LinkedHashMap<>();
        above.subcommands()
                .forEach((name, line) -> commands.put(
                        name, first(line.getCommandSpec().usageMessage().header())));
        return commands;
    }

    private static Map<String, String> options(CommandSpec command) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionSpec option : command.options()) {
            for (String name : option.names()) {
                options.put(name, first(option.description()));
            }
        }
        return options;
    }

    private static String first(String[] lines) {
        return lines.length == 0 ? "" : lines[0].strip();
    }

    private static Map<String, String> plain(Iterable<String> words) {
        Map<String, String> plain = new LinkedHashMap<>();
        words.forEach(word -> plain.put(word, ""));
        return plain;
    }

    private Answer matching(Kind kind, Map<String, String> candidates) {
        Map<String, String> words = new LinkedHashMap<>();
        candidates.forEach((word, description) -> {
            if (word.startsWith(current)) {
                words.put(word, description);
            }
        });
        return new Answer(kind, words);
    }

    /**
     * Values of an option.
     *
     * @param lead what stands before the value in the same word
     */
    private Answer values(CommandSpec command, OptionSpec option, String lead, String value) {
        String label = option.paramLabel();
        if (label.startsWith("COL")) {
            boolean isPair = label.contains("=");
            boolean isList = label.equals("COLUMNS") || option.isMultiValue();
            return listed(columns(command), lead, value, isList, isPair ? "=" : "");
        }
        Map<String, String> labels = plain(labels(option));
        return labels.isEmpty() ? OF_FILES : listed(labels, lead, value, option.isMultiValue(), "");
    }

    /** Candidates for the last of the values that stand in a list, without those that it has already. */
    private static Answer listed(
            Map<String, String> candidates, String lead, String value, boolean isList, String behind) {
        int comma = isList ? value.lastIndexOf(',') : -1;
        String head = value.substring(0, comma + 1);
        String last = value.substring(comma + 1);
        Set<String> taken = new HashSet<>(Arrays.asList(head.split(",", -1)));
        Map<String, String> words = new LinkedHashMap<>();
        candidates.forEach((word, description) -> {
            if (word.startsWith(last) && !(isList && taken.contains(word))) {
                words.put(lead + head + word + behind, description);
            }
        });
        return new Answer(behind.isEmpty() ? Kind.WORDS : Kind.PARTS, words);
    }

    /** The names that an option of names knows, which it tells when it is given another. */
    private static List<String> labels(OptionSpec option) {
        for (ITypeConverter<?> converter : option.converters()) {
            try {
                converter.convert(NO_NAME);
            } catch (UnknownChoice unknown) {
                return unknown.choices();
            } catch (Exception e) { // what a converter may throw
                return List.of();
            }
        }
        return List.of();
    }

    /** The columns of the first table in the line; none where none can be read. */
    private Map<String, String> columns(CommandSpec command) {
        Reading reading = new Reading();
        List<String> rest = new ArrayList<>(words.subList(depth, words.size()));
        rest.remove(at - depth);
        OptionSpec open = at > depth ? command.findOption(rest.get(at - depth - 1)) : null;
        if (open != null && open.arity().max() > 0) {
            rest.remove(at - depth - 1);
        }
        boolean hasModel = command.positionalParameters().size() > 1;
        List<String> operands = operands(command, rest);
        List<String> files = operands.stream()
                .skip(hasModel ? 1 : 0)
                .filter(Completion::isFile)
                .limit(1)
                .toList();
        if (files.isEmpty()) {
            return Map.of();
        }
        try {
            new CommandLine(reading).setUnmatchedArgumentsAllowed(true).parseArgs(rest.toArray(String[]::new));
        } catch (CommandLine.ParameterException e) {
            reading = new Reading(); // what is not complete yet
        }
        try {
            if (!reading.options.format(files).holds(InputFormat.Part.CELLS)) {
                return Map.of();
            }
            try (Table table =
                    reading.options.open(files, InputStream.nullInputStream(), CellReading.USUAL, () -> {})) {
                return plain(
                        table.names().stream().filter(Completion::isOneLine).toList());
            }
        } catch (RuntimeException e) {
            return Map.of(); // the command itself will say why
        }
    }

    private static boolean isOneLine(String name) {
        return name.chars().noneMatch(Character::isISOControl);
    }

    /** How the table is to be read. */
    private static final class Reading {
        @ArgGroup(validate = false)
        private final ReadingOptions options = new ReadingOptions();
    }

    /** The words that are neither options nor their values. */
    private static List<String> operands(CommandSpec command, List<String> words) {
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            OptionSpec option = command.findOption(words.get(i));
            if (option != null && option.arity().max() > 0) {
                i++;
            } else if (!words.get(i).startsWith("-")) {
                operands.add(words.get(i));
            }
        }
        return operands;
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
