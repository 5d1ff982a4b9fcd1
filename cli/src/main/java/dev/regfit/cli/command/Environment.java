package dev.regfit.cli.command;

import dev.regfit.cli.plot.Theme;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Variables of the environment that stand for options. What they say is put among the words of the command line, so that
 * commands that are recorded or printed say it too.
 */
final class Environment {
    /** Options by the variables that stand for them. */
    static final Map<String, String> OPTIONS = options();

    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
    private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,8}");
    private static final String THEME = "REGFIT_PLOT_THEME";

    private Environment() {}

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("REGFIT_JOBS", "--jobs");
        options.put("REGFIT_SEED", "--seed");
        return options;
    }

    /**
     * The words with those of the environment behind the command, if it has such an option and it is not typed.
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
        OPTIONS.forEach((variable, option) -> {
            String value = variables.apply(variable);
            boolean isUnsaid = value != null && !value.isEmpty() && command.findOption(option) != null;
            if (isUnsaid && !isTyped(words, command.findOption(option).names())) {
                boolean isCount = option.equals("--jobs");
                if (!(isCount ? COUNT : WHOLE).matcher(value).matches()) {
                    throw wrong(variable, value, isCount ? "a whole number from 1 up" : "a whole number");
                }
                all.addAll(depth, List.of(option, value));
            }
        });
        checkTheme(variables.apply(THEME), command);
        return all.toArray(String[]::new);
    }

    /** The option takes the variable itself; what it would say of a wrong one is about an option that nobody typed. */
    private static void checkTheme(String value, CommandSpec command) {
        boolean isAsked = value != null && !value.isEmpty() && command.findOption("--theme") != null;
        if (isAsked
                && Arrays.stream(Theme.values())
                        .noneMatch(theme -> theme.label().equals(value))) {
            throw wrong(THEME, value, "light, dark or grey");
        }
    }

    private static SettingsException wrong(String variable, String value, String right) {
        return new SettingsException(
                "%s=%s: %s should be here; correct the variable or unset it".formatted(variable, value, right));
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
