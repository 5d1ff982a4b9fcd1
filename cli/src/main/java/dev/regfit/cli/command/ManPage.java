package dev.regfit.cli.command;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A page of the manual in the language of man: the macros of {@code man(7)}. */
final class ManPage {
    private static final String EXAMPLES = "Examples:";

    private final CommandSpec command;
    private final String version;
    private final StringBuilder text = new StringBuilder();

    ManPage(CommandSpec command, String version) {
        this.command = command;
        this.version = version;
    }

    String text() {
        String name = command.qualifiedName("-");
        text.append(".TH \"%s\" 1 \"\" \"regfit %s\" \"regfit\"\n"
                .formatted(name.toUpperCase(Locale.ROOT), escaped(version)));
        section("NAME");
        line(name + " - " + String.join(" ", command.usageMessage().header()));
        synopsis();
        if (command.usageMessage().description().length > 0) {
            section("DESCRIPTION");
            line(String.join(" ", command.usageMessage().description()));
        }
        commands();
        parameters();
        options();
        examples();
        exitCodes();
        environment();
        return text.toString();
    }

    private void synopsis() {
        section("SYNOPSIS");
        text.append(".B ").append(escaped(command.qualifiedName())).append('\n');
        text.append(command.subcommands().isEmpty() ? "[\\fIOPTION\\fR]..." : "\\fICOMMAND\\fR [\\fIOPTION\\fR]...");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String label = "\\fI" + escaped(parameter.paramLabel()) + "\\fR";
            String more = parameter.arity().max() > 1 ? "..." : "";
            text.append(' ').append(parameter.arity().min() == 0 ? "[" + label + "]" : label + more);
        }
        text.append('\n');
    }

    private void commands() {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        command.subcommands()
                .forEach((name, line) -> entry(
                        bold(name),
                        String.join(" ", line.getCommandSpec().usageMessage().header())));
    }

    private void parameters() {
        if (command.positionalParameters().isEmpty()) {
            return;
        }
        section("ARGUMENTS");
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            entry("\\fI" + escaped(parameter.paramLabel()) + "\\fR", String.join(" ", parameter.description()));
        }
    }

    private void options() {
        section("OPTIONS");
        for (ArgGroupSpec group : command.argGroups()) {
            String heading = group.heading() == null
                    ? ""
                    : group.heading().replace("%n", "").strip();
            if (!heading.isEmpty()) {
                text.append(".SS ").append(escaped(heading.replace(":", ""))).append('\n');
            }
            entries(group.allOptionsNested());
        }
        if (!command.argGroups().isEmpty()) {
            text.append(".SS Other options\n");
        }
        entries(command.options().stream()
                .filter(option -> option.group() == null)
                .toList());
    }

    private void entries(List<OptionSpec> options) {
        options.stream()
                .filter(option -> !option.hidden())
                .sorted(Comparator.comparingInt(OptionSpec::order))
                .forEach(option -> entry(names(option), String.join(" ", option.description())));
    }

    private static String names(OptionSpec option) {
        List<String> names = new ArrayList<>();
        for (String name : option.names()) {
            names.add(bold(name));
        }
        String label = option.arity().max() == 0 ? "" : "=\\fI" + escaped(option.paramLabel()) + "\\fR";
        return String.join(", ", names) + label;
    }

    private void examples() {
        List<String> lines = new ArrayList<>(List.of(command.usageMessage().footer()));
        int from = lines.indexOf(EXAMPLES);
        if (from < 0) {
            return;
        }
        section("EXAMPLES");
        text.append(".nf\n");
        lines.subList(from + 1, lines.size()).stream()
                .filter(line -> line.startsWith("  "))
                .forEach(line -> line(line.strip()));
        text.append(".fi\n");
    }

    private void exitCodes() {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        if (codes.isEmpty()) {
            return;
        }
        section("EXIT STATUS");
        codes.forEach((code, meaning) -> entry(bold(code), meaning));
    }

    private void environment() {
        section("ENVIRONMENT");
        for (Environment each : Environment.values()) {
            entry(bold(each.variable()), "stands for " + each.option() + ", where that option is not given");
        }
        entry(bold("NO_COLOR"), "no colours, whatever its value");
        entry(bold("COLUMNS"), "the width of lines of text");
    }

    private void section(String name) {
        text.append(".SH ").append(name).append('\n');
    }

    /** @param head already escaped */
    private void entry(String head, String words) {
        text.append(".TP\n").append(head).append('\n');
        line(words);
    }

    private void line(String words) {
        String escaped = escaped(words);
        boolean isRequest = escaped.startsWith(".") || escaped.startsWith("'");
        text.append(isRequest ? "\\&" : "").append(escaped).append('\n');
    }

    private static String bold(String name) {
        return "\\fB" + escaped(name) + "\\fR";
    }

    private static String escaped(String words) {
        StringBuilder escaped = new StringBuilder();
        words.replace("%n", " ").replace("%%", "%").codePoints().forEach(c -> {
            if (c == '\\') {
                escaped.append("\\e");
            } else if (c == '-') {
                escaped.append("\\-");
            } else if (c < 128) {
                escaped.appendCodePoint(c);
            } else {
                escaped.append("\\[u%04X]".formatted(c));
            }
        });
        return escaped.toString();
    }
}
