package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ChoiceOptions;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.GeneralOptions;
import dev.regfit.cli.command.options.GridOptions;
import dev.regfit.cli.command.options.ResamplingOptions;
import dev.regfit.model.Numbers;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/**
 * The command that fits a model again: what was typed about data, objective, folds and solver, and the strength that was
 * chosen in place of how it was.
 */
final class Reproduction implements Function<Strength.Single, String> {
    /** Whose options choose or present, and do not change the fit. */
    private static final Set<Class<?>> WITHOUT_EFFECT = Set.of(
            ChoiceOptions.class, GridOptions.class, ResamplingOptions.class, FormatOption.class, GeneralOptions.class);

    /** Options that are said anew, or name files to write. */
    private static final Set<String> SAID_ANEW = Set.of(
            "--penalty",
            "--alpha",
            "--l1-ratio",
            "--scale",
            "--rule",
            "--output",
            "--save",
            "--shared-strength",
            "--pooled",
            "--trace",
            "--report",
            "--out-of-fold");

    private final ParseResult typed;
    private final Formulation formulation;
    private final List<String> more;

    /**
     * @param typed what was typed
     * @param formulation what was made of it, all defaults known
     * @param more options with their values, each a word, that were not typed
     */
    Reproduction(ParseResult typed, Formulation formulation, List<String> more) {
        this.typed = typed;
        this.formulation = formulation;
        this.more = more;
    }

    @Override
    public String apply(Strength.Single strength) {
        List<String> words = new ArrayList<>(List.of("regfit", "train"));
        for (PositionalParamSpec files : typed.matchedPositionals()) {
            words.addAll(files.originalStringValues());
        }
        for (OptionSpec option : typed.matchedOptions()) {
            boolean without = WITHOUT_EFFECT.contains(owner(option))
                    || (option.longestName().equals("--group")
                            && !strength.kind().hasL1Part());
            if (!without && Collections.disjoint(SAID_ANEW, List.of(option.names()))) {
                addOption(words, option);
            }
        }
        words.addAll(more);
        addObjective(words, strength);
        return ShellText.of(words);
    }

    private void addObjective(List<String> words, Strength.Single strength) {
        words.addAll(List.of("--penalty", strength.kind().label()));
        if (strength.kind() == PenaltyKind.NONE) {
            return;
        }
        words.addAll(List.of("--alpha", Numbers.exact(strength.alpha())));
        if (strength.kind() == PenaltyKind.ELASTIC_NET) {
            words.addAll(List.of("--l1-ratio", Numbers.exact(strength.l1Ratio())));
        }
        words.addAll(List.of("--scale", formulation.scaling().label()));
    }

    private static Class<?> owner(ArgSpec option) {
        return ((Member) option.userObject()).getDeclaringClass(); // a field or a setter
    }

    private static void addOption(List<String> words, OptionSpec option) {
        if (option.arity().max() == 0) {
            words.add(name(option));
            return;
        }
        for (String value : option.originalStringValues()) {
            words.add(name(option));
            if (!value.isEmpty() || option.arity().min() > 0) {
                words.add(value);
            }
        }
    }

    /** The first of its long names, which is the one that help begins with. */
    private static String name(OptionSpec option) {
        return Arrays.stream(option.names())
                .filter(name -> name.startsWith("--"))
                .findFirst()
                .orElse(option.longestName());
    }
}
