package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Vocabulary;
import dev.regfit.cli.table.Suggestions;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of a command line that cannot be understood what is wrong with it, and what may have been meant. */
final class UsageAdvice {
    private final CommandLine command;
    private final List<String> args;
    private final boolean piped;

    /**
     * @param args the whole command line
     * @param piped whether standard input may hold data
     */
    UsageAdvice(CommandLine command, String[] args, boolean piped) {
        this.command = command;
        this.args = List.of(args);
        this.piped = piped;
    }

    String of(ParameterException problem) {
        if (problem instanceof UnmatchedArgumentException unmatched) {
            String first = unmatched.getUnmatched().get(0);
            if (isOfPictures()) {
                return first.startsWith("-") ? "a kind of picture is needed before " + name(first) : unknownKind(first);
            }
            if (!command.getSubcommands().isEmpty()) {
                return first.startsWith("-") ? misplaced(first) : unknownCommand(first);
            }
            return first.startsWith("-") ? unknownOption(first) : problem.getMessage();
        }
        if (problem instanceof MissingParameterException missing) {
            return missing(missing.getMissing().get(0));
        }
        return takesNoValue(problem)
                ? "%s takes no value".formatted(((OptionSpec) problem.getArgSpec()).longestName())
                : problem.getMessage();
    }

    private static boolean takesNoValue(ParameterException problem) {
        return problem.getArgSpec() instanceof OptionSpec option
                && option.arity().max() == 0
                && !(problem instanceof OverwrittenOptionException);
    }

    private boolean isOfPictures() {
        return command.getCommandSpec().userObject() instanceof PlotCommand;
    }

    /** The command's name, behind that of the command above it, if that is not the program. */
    private String self() {
        return command.getCommandSpec().qualifiedName().replaceFirst("^regfit ", "");
    }

    private static String unknownKind(String name) {
        List<String> meant = Suggestions.closest(name, PlotCommand.names());
        return "there is no picture '%s'; ".formatted(name)
                + (meant.isEmpty()
                        ? "the kinds are " + listed(PlotCommand.names(), "and")
                        : "did you mean " + listed(meant, "or") + "?");
    }

    private static String unknownCommand(String name) {
        String problem = "there is no command '%s'; ".formatted(name);
        if (isFile(name)) {
            return problem + "to fit a model to that file: regfit train " + name;
        }
        List<String> names = RegfitCommand.names();
        Optional<String> synonym = Vocabulary.command(name);
        List<String> meant = synonym.map(List::of).orElseGet(() -> Suggestions.closest(name, names));
        return problem
                + (meant.isEmpty()
                        ? "its commands are " + listed(names, "and")
                        : "did you mean " + listed(meant, "or") + "?");
    }

    private static boolean isFile(String name) {
        try {
            return Files.isRegularFile(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String misplaced(String option) {
        String name = name(option);
        List<String> owners = owners(name);
        return "a command is needed before %s%s"
                .formatted(
                        name, owners.isEmpty() ? "" : ", as in: regfit %s data.csv %s".formatted(owners.get(0), name));
    }

    private String unknownOption(String typed) {
        String name = name(typed);
        String self = self();
        String problem = "%s has no option %s".formatted(self, name);
        List<String> meant = meant(name);
        if (!meant.isEmpty()) {
            return problem + "; did you mean " + listed(meant, "or") + "?";
        }
        Optional<String> note = Vocabulary.note(word(name));
        if (note.isPresent()) {
            return problem + "; " + note.get();
        }
        String option = Vocabulary.option(word(name)).orElse(name);
        List<String> owners = owners(name(option));
        if (owners.isEmpty()) {
            return problem;
        }
        return problem + "; %s belongs to %s".formatted(name(option), listed(owners, "and"));
    }

    /** The options of this command that may have been meant. */
    private List<String> meant(String name) {
        CommandSpec spec = command.getCommandSpec();
        String word = word(name);
        if (spec.findOption("--" + word) != null) {
            return List.of("--" + word);
        }
        Optional<String> synonym = Vocabulary.option(word).filter(option -> spec.findOption(name(option)) != null);
        if (synonym.isPresent()) {
            return List.of(synonym.get());
        }
        if (!owners("--" + word).isEmpty() || Vocabulary.note(word).isPresent()) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (OptionSpec option : spec.options()) {
            for (String other : option.names()) {
                if (other.startsWith("--")) {
                    names.add(other.substring(2));
                }
            }
        }
        List<String> begun =
                names.stream().filter(other -> other.startsWith(word)).toList();
        List<String> close = begun.isEmpty() ? Suggestions.closest(word, names) : begun;
        return close.stream().map(other -> "--" + other).limit(3).toList();
    }

    /** The commands that have an option. */
    private static List<String> owners(String name) {
        return RegfitCommand.names().stream()
                .filter(command -> OptionIndex.of(command)
                        .map(lines -> isAmong(lines, name))
                        .orElseGet(() -> new CommandLine(RegfitCommand.create(command))
                                        .getCommandSpec()
                                        .findOption(name)
                                != null))
                .toList();
    }

    private static boolean isAmong(List<String> index, String name) {
        return index.stream()
                .anyMatch(line -> List.of(IndexedArgument.names(line)).contains(name));
    }

    /** The option without a value. */
    private static String name(String option) {
        int end = 0;
        while (end < option.length() && option.charAt(end) != '=' && option.charAt(end) != ' ') {
            end++;
        }
        return option.substring(0, end);
    }

    /** The option's name as those here are written. */
    private static String word(String option) {
        return option.replaceFirst("^-+", "").toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String missing(ArgSpec missing) {
        if (args.get(0).startsWith("-")) {
            return misplaced(args.get(0));
        }
        String self = self();
        if (missing instanceof OptionSpec option) {
            String usage = option.longestName() + " " + option.paramLabel();
            return option.required() ? "%s needs %s".formatted(self, usage) : "a value is missing: " + usage;
        }
        boolean takesModel = command.getCommandSpec().positionalParameters().size() > 1
                || missing.paramLabel().equals("MODEL");
        if (missing.paramLabel().equals("MODEL")) {
            return "MODEL is missing: name a model file, as in: regfit %s model.json%s"
                    .formatted(self, self.equals("show") || self.equals("plot weights") ? "" : " data.csv");
        }
        if (piped) {
            return "DATA is missing; to read standard input, write - for it, as in: regfit " + withInput(takesModel);
        }
        return "DATA is missing: name a CSV file, as in: regfit %s%s data.csv"
                .formatted(self, takesModel ? " model.json" : "");
    }

    /** The command line with - where DATA belongs. */
    private String withInput(boolean takesModel) {
        List<String> mended = new ArrayList<>(args);
        mended.add(takesModel ? mended.size() : self().split(" ", -1).length, "-");
        return mended.stream().map(ShellText::quoted).collect(Collectors.joining(" "));
    }

    private static String listed(List<String> names, String last) {
        int most = names.size() - 1;
        return most == 0
                ? names.get(0)
                : String.join(", ", names.subList(0, most)) + " " + last + " " + names.get(most);
    }
}
