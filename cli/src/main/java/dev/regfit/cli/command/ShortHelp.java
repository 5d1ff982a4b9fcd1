package dev.regfit.cli.command;

import dev.regfit.cli.command.options.MostUsed;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The help of a command that fits on two screens: the options that are used most. */
final class ShortHelp {
    private static final int WIDEST = 80;
    private static final int INDENT = 27;

    private final CommandSpec command;
    private final int width;
    private final StringBuilder text = new StringBuilder();

    private ShortHelp(CommandSpec command, int width) {
        this.command = command;
        this.width = width;
    }

    /** @param room characters in a line */
    static String of(CommandSpec command, int room) {
        ShortHelp help = new ShortHelp(command, Math.min(WIDEST, room));
        help.write();
        return help.text.toString();
    }

    private void write() {
        paragraph(command.usageMessage().header());
        text.append("Usage: ").append(new Help(command, Help.defaultColorScheme(Help.Ansi.OFF)).synopsis(0));
        paragraph(command.usageMessage().description());
        text.append('\n');
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String more = parameter.arity().max() > 1 ? "..." : "";
            row("    " + parameter.paramLabel() + more, String.join(" ", parameter.description()));
        }
        for (CommandLine kind : command.subcommands().values()) {
            CommandSpec spec = kind.getCommandSpec();
            row("    " + spec.name(), String.join(" ", spec.usageMessage().header()));
        }
        for (OptionSpec option : inOrder()) {
            mark(option).ifPresent(mark -> row(names(option), description(option, mark)));
        }
        for (String line : command.usageMessage().footer()) {
            text.append(line).append('\n');
        }
        text.append("\nAll options: ").append(command.qualifiedName()).append(" --help-all\n");
    }

    /** Those of groups first: what to read and what to fit before what to do with the result. */
    private Set<OptionSpec> inOrder() {
        Set<OptionSpec> options = new LinkedHashSet<>();
        for (ArgGroupSpec group : command.argGroups()) {
            options.addAll(sorted(group.allOptionsNested()));
        }
        options.addAll(sorted(command.options()));
        return options;
    }

    private static List<OptionSpec> sorted(List<OptionSpec> options) {
        return options.stream()
                .sorted(Comparator.comparingInt(OptionSpec::order))
                .toList();
    }

    private static Optional<MostUsed> mark(ArgSpec option) {
        return option.userObject() instanceof AnnotatedElement field
                ? Optional.ofNullable(field.getAnnotation(MostUsed.class))
                : Optional.empty();
    }

    private static String description(OptionSpec option, MostUsed mark) {
        return mark.value().isEmpty() ? String.join(" ", option.description()) : mark.value();
    }

    private static String names(OptionSpec option) {
        String names = String.join(", ", option.names());
        String label = option.arity().max() == 0 ? "" : "=" + option.paramLabel();
        return (names.startsWith("--") ? "    " : "") + names + label;
    }

    private void row(String name, String description) {
        StringBuilder line = new StringBuilder("  ").append(name);
        if (line.length() > INDENT - 2) {
            text.append(line).append('\n');
            line.setLength(0);
        }
        for (String words : wrapped(description, width - INDENT)) {
            text.append(line)
                    .append(" ".repeat(INDENT - line.length()))
                    .append(words)
                    .append('\n');
            line.setLength(0);
        }
    }

    private void paragraph(String[] lines) {
        for (String line : wrapped(String.join(" ", lines), width)) {
            text.append(line).append('\n');
        }
    }

    private static List<String> wrapped(String description, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : description.split(" ", -1)) {
            if (line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
