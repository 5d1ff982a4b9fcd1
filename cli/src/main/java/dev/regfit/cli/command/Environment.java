package dev.regfit.cli.command;

import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
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
                if (!WHOLE.matcher(value).matches()) {
                    throw new SettingsException("%s=%s: a whole number should be here; correct the variable or unset it"
                            .formatted(variable, value));
                }
                all.addAll(depth, List.of(option, value));
            }
        });
        return all.toArray(String[]::new);
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
