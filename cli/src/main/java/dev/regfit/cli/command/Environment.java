package dev.regfit.cli.command;

import dev.regfit.cli.plot.Theme;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Model.CommandSpec;

/** Variables of the environment that stand for options. */
enum Environment {
    JOBS("REGFIT_JOBS", "--jobs", "a whole number from 1 up"),
    SEED("REGFIT_SEED", "--seed", "a whole number"),
    /** The option takes the variable itself, so that commands that draw nothing do not record it. */
    THEME("REGFIT_PLOT_THEME", "--theme", "light, dark or grey");

    private final String variable;
    private final String option;
    private final String right;

    Environment(String variable, String option, String right) {
        this.variable = variable;
        this.option = option;
        this.right = right;
    }

    String variable() {
        return variable;
    }

    String option() {
        return option;
    }

    /** Whether an option of these names has a variable. */
    static boolean has(String[] names) {
        for (Environment each : values()) {
            for (String name : names) {
                if (name.equals(each.option)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * The words with those of the environment behind the command, if it has such an option and it is not typed: so that
     * commands that are recorded or printed say it too.
     *
     * @param words of which the first names the command, and perhaps the next one below it
     * @param above the command of the first word
     * @param variables the value of a variable, or null
     * @throws SettingsException when a value is none
     */
    static String[] added(String[] words, CommandSpec above, UnaryOperator<String> variables) {
        List<String> all = new ArrayList<>(List.of(words));
        int depth = depth(words, above);
        CommandSpec command = below(words, above, depth);
        for (Environment each : values()) {
            String value = variables.apply(each.variable);
            boolean isUnsaid = value != null && !value.isEmpty() && command.findOption(each.option) != null;
            if (isUnsaid && !isTyped(words, command.findOption(each.option).names())) {
                each.check(value);
                all.addAll(depth, each == THEME ? List.of() : List.of(each.option, value));
            }
        }
        return all.toArray(String[]::new);
    }

    private void check(String value) {
        if (!isRight(value)) {
            throw new SettingsException(
                    "%s=%s: %s should be here; correct the variable or unset it".formatted(variable, value, right));
        }
    }

    private boolean isRight(String value) {
        return switch (this) {
            case JOBS -> value.matches("[1-9][0-9]{0,8}");
            case SEED -> value.matches("[0-9]{1,18}");
            case THEME -> Theme.of(value).isPresent();
        };
    }

    /** How many words name the command. */
    private static int depth(String[] words, CommandSpec above) {
        boolean isBelow = words.length > 1 && above.subcommands().containsKey(words[1]);
        return isBelow ? 2 : 1;
    }

    private static CommandSpec below(String[] words, CommandSpec above, int depth) {
        return depth == 1 ? above : above.subcommands().get(words[1]).getCommandSpec();
    }

    private static boolean isTyped(String[] words, String[] names) {
        for (String word : words) {
            for (String name : names) {
                boolean isLong = name.startsWith("--");
                if (word.equals(name) || word.startsWith(isLong ? name + "=" : name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
