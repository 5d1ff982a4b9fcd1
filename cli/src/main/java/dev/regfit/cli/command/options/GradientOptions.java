package dev.regfit.cli.command.options;

import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.gradient.Clipping;
import dev.regfit.solver.gradient.GradientSettings;
import dev.regfit.solver.gradient.LearningRate;
import dev.regfit.solver.gradient.Momentum;
import dev.regfit.solver.gradient.Sampling;
import dev.regfit.solver.gradient.Schedule;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** How the solvers of the gradient family go about. */
public final class GradientOptions {
    private static final double USUAL_MOMENTUM = 0.9;

    private static final Set<SolverName> FAMILY = Set.copyOf(EnumSet.allOf(SolverName.class).stream()
            .filter(SolverName::isGradient)
            .collect(Collectors.toSet()));

    /** The proximal solver has a momentum of its own, and settles by itself. */
    private static final Set<SolverName> PLAIN = Set.of(SolverName.GD, SolverName.SUBGRADIENT, SolverName.SGD);

    private static final Set<SolverName> STOCHASTIC = Set.of(SolverName.SGD);

    @Option(
            names = "--learning-rate",
            paramLabel = "E",
            description = {
                "The first step of the gradient solvers on the objective as printed, or",
                "auto, which is 1/L (default: auto)."
            })
    private String learningRate;

    @Option(
            names = "--schedule",
            paramLabel = "NAME",
            converter = ScheduleConverter.class,
            description = {
                "How the rate falls: constant, step, exponential, inverse,",
                "inverse-sqrt, cosine (default: constant where there are no kinks,",
                "otherwise cosine)."
            })
    private Schedule schedule;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = "Epochs at most (default: 10000; of sgd enough for 10⁶ rows, 4 to 1000).")
    private Integer epochs;

    @Option(
            names = "--batch-size",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = "Rows of a step of sgd (default: 16).")
    private Integer batchSize;

    @Option(
            names = "--momentum",
            paramLabel = "M",
            converter = NumberOption.Converter.class,
            description = "Go on by M times the step before: gd, subgradient, sgd (default: 0).")
    private Double momentum;

    @Option(names = "--nesterov", description = "Take gradients where the momentum leads (M: 0.9).")
    private Boolean nesterov;

    @Option(
            names = "--averaging",
            description = {
                "Answer with an average of the iterates, in which later ones count more:",
                "gd, subgradient, sgd (default: of sgd, or the last if it is better)."
            })
    private Boolean averaging;

    @Option(names = "--no-averaging", description = "Answer with the last iterate of sgd.")
    private Boolean noAveraging;

    @Option(
            names = "--init",
            arity = "1",
            paramLabel = "HOW",
            converter = StartConverter.class,
            description = "First weights: zero (the default), or normal, drawn by --seed.")
    private Start start;

    /** Where descents start. */
    enum Start {
        ZERO,
        NORMAL
    }

    @Option(
            names = "--early-stopping",
            paramLabel = "S",
            converter = NumberOption.Converter.class,
            description = {
                "Learn without this share of the rows, drawn by --seed, and take the",
                "epoch at which their loss is least."
            })
    private Double earlyStopping;

    @Option(
            names = "--clip-value",
            paramLabel = "C",
            converter = NumberOption.Converter.class,
            description = "Clip each entry of gradients to C.")
    private Double clipValue;

    @Option(
            names = "--clip-norm",
            paramLabel = "C",
            converter = NumberOption.Converter.class,
            description = "Shorten gradients to the norm C.")
    private Double clipNorm;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write loss, penalty, objective, gap and norms of each epoch as CSV.")
    private String trace;

    @Option(names = "--trace-weights", description = "Write the weights of each epoch to the trace too.")
    private Boolean traceWeights;

    /** The file to write the trace to, or null. */
    public String trace() {
        return trace;
    }

    /** Whether the trace has weights. */
    public boolean tracesWeights() {
        return traceWeights != null;
    }

    /** Whether some rows take no part, so that all have to be kept. */
    public boolean holdsRowsOut() {
        return earlyStopping != null;
    }

    /** @throws SettingsException naming the first option that none of the solvers takes, or whose value is none */
    public void check(List<SolverName> solvers) {
        require(solvers, FAMILY, "--learning-rate", learningRate);
        require(solvers, FAMILY, "--schedule", schedule);
        require(solvers, FAMILY, "--epochs", epochs);
        require(solvers, STOCHASTIC, "--batch-size", batchSize);
        require(solvers, PLAIN, "--momentum", momentum);
        require(solvers, PLAIN, "--nesterov", nesterov);
        require(solvers, PLAIN, "--averaging", averaging);
        require(solvers, STOCHASTIC, "--no-averaging", noAveraging);
        if (averaging != null && noAveraging != null) {
            throw new SettingsException("--averaging and --no-averaging contradict each other; leave out one of them");
        }
        require(solvers, FAMILY, "--init", start);
        require(solvers, FAMILY, "--early-stopping", earlyStopping);
        require(solvers, FAMILY, "--clip-value", clipValue);
        require(solvers, FAMILY, "--clip-norm", clipNorm);
        require(solvers, FAMILY, "--trace", trace);
        if (traceWeights != null && trace == null) {
            throw new SettingsException("--trace-weights adds to the trace; name its file with --trace");
        }
        settings(0);
    }

    private static void require(List<SolverName> solvers, Set<SolverName> takers, String option, Object value) {
        if (value == null || solvers.stream().anyMatch(takers::contains)) {
            return;
        }
        List<String> names = takers.stream().sorted().map(SolverName::label).collect(Collectors.toList());
        String last = names.remove(names.size() - 1);
        String labels = names.isEmpty() ? last : String.join(", ", names) + " or " + last;
        boolean isGradient = solvers.stream().anyMatch(SolverName::isGradient);
        throw new SettingsException(
                isGradient
                        ? "%s belongs to --solver %s%s"
                                .formatted(option, labels, takers == PLAIN ? "; proximal has its own way" : "")
                        : "%s belongs to the gradient solvers: --solver %s".formatted(option, labels));
    }

    /**
     * The settings, for the objective as printed.
     *
     * @param seed of all that is drawn
     */
    public GradientSettings settings(long seed) {
        return new GradientSettings(
                rate(),
                epochs == null ? OptionalInt.empty() : OptionalInt.of(epochs),
                momentum(),
                averaging == null && noAveraging == null ? Optional.empty() : Optional.of(averaging != null),
                new Sampling(
                        batchSize == null ? OptionalInt.empty() : OptionalInt.of(batchSize),
                        start == Start.NORMAL,
                        share(),
                        seed),
                new Clipping(limit("--clip-value", clipValue), limit("--clip-norm", clipNorm)));
    }

    private LearningRate rate() {
        if (learningRate == null || learningRate.equalsIgnoreCase("auto")) {
            return new LearningRate(Double.NaN, Optional.ofNullable(schedule));
        }
        double rate = NumberOption.parse(learningRate);
        if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
            return new LearningRate(rate, Optional.ofNullable(schedule));
        }
        throw new SettingsException(
                "--learning-rate: '%s' is neither a number above zero nor auto".formatted(learningRate));
    }

    private Momentum momentum() {
        double usual = nesterov == null ? 0 : USUAL_MOMENTUM;
        double beta = momentum == null ? usual : momentum;
        if (!(beta >= 0 && beta < 1)) {
            throw new SettingsException("--momentum: %s should be from 0 to below 1, such as 0.9".formatted(beta));
        }
        return new Momentum(beta, nesterov != null);
    }

    private double share() {
        if (earlyStopping != null && !(earlyStopping > 0 && earlyStopping < 1)) {
            throw new SettingsException(
                    "--early-stopping: %s should be above 0 and below 1, such as 0.2".formatted(earlyStopping));
        }
        return earlyStopping == null ? 0 : earlyStopping;
    }

    private static double limit(String option, Double value) {
        if (value != null && !(value > 0)) {
            throw new SettingsException("%s: %s should be above zero".formatted(option, value));
        }
        return value == null ? Double.POSITIVE_INFINITY : value;
    }

    /** Reads a schedule by its name. */
    static final class ScheduleConverter implements ITypeConverter<Schedule> {
        @Override
        public Schedule convert(String text) {
            return Labels.find(text, Schedule.values(), Schedule::label);
        }
    }

    /** Reads whether first weights are drawn. */
    static final class StartConverter implements ITypeConverter<Start> {
        @Override
        public Start convert(String text) {
            return Labels.find(text, Start.values(), start -> start.name().toLowerCase(Locale.ROOT));
        }
    }
}
