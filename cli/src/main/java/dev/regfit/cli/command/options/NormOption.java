package dev.regfit.cli.command.options;

import dev.regfit.problem.SettingsException;
import java.util.List;
import picocli.CommandLine.Option;

/** Which norms of the weights are shown beside the usual ones. */
public final class NormOption {
    private static final List<Double> USUAL = List.of(1.0, 2.0, Double.POSITIVE_INFINITY);

    @MostUsed
    @Option(
            names = "--norm",
            paramLabel = "P",
            split = ",",
            description = {
                "Show the norm (sum |w|^P)^(1/P), P at least 1, too; a list, 1.5,4. May be",
                "repeated. Those of 1, 2 and inf are always shown."
            })
    private List<String> norms = List.of();

    /**
     * The P that are asked for beside the usual ones, as they were given.
     *
     * @throws SettingsException when one makes no norm
     */
    public List<Double> powers() {
        return powers(norms).stream().filter(p -> !USUAL.contains(p)).distinct().toList();
    }

    /**
     * The P of an option {@code --norm}, as they were given.
     *
     * @throws SettingsException when one makes no norm
     */
    public static List<Double> powers(List<String> norms) {
        return norms.stream().map(NormOption::power).distinct().toList();
    }

    private static double power(String text) {
        double p = NumberOption.of("--norm", text.strip());
        if (!(p >= 1)) {
            throw new SettingsException(
                    "--norm: %s is below 1, where there is no norm; give 1 or more, or inf".formatted(text.strip()));
        }
        return p;
    }
}
