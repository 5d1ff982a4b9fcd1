package dev.regfit.cli.command.options;

import dev.regfit.Solving;
import dev.regfit.TraceListener;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.gradient.GradientSettings;
import dev.regfit.solver.gradient.LearningRate;
import picocli.CommandLine.Option;

/** How to solve. */
public final class SolverOptions extends StoppingOptions {
    @Option(
            names = "--solver",
            paramLabel = "NAME",
            converter = Labels.SolverConverter.class,
            description = {
                "auto (the default); cholesky, dual, qr (closed forms); lsqr;",
                "moments, columns (coordinate descent); gd, subgradient, proximal;",
                "newton, the one for other losses than the squared one."
            })
    private SolverName solver = SolverName.AUTO;

    @Option(
            names = "--learning-rate",
            paramLabel = "E",
            description = {
                "The step of the gradient solvers on the objective as printed, or",
                "auto, which is 1/L (default: auto)."
            })
    private String learningRate;

    @Option(
            names = "--epochs",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = "Epochs of the gradient solvers (default: 10000).")
    private Integer epochs;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Write loss, penalty, objective, gap and norms of each epoch as CSV.")
    private String trace;

    /** The solver asked for. */
    public SolverName name() {
        return solver;
    }

    /** The file to write the trace to, or null. */
    public String trace() {
        return trace;
    }

    /** The settings, checked for contradictions. */
    public Solving solving(TraceListener listener) {
        if (!solver.isGradient()) {
            refuse("--learning-rate", learningRate);
            refuse("--epochs", epochs);
            refuse("--trace", trace);
        } else if (countsSweeps()) {
            throw new SettingsException("the gradient solvers count in epochs: use --epochs instead of --max-iter");
        }
        return new Solving(solver, stopping(), gradient(), listener);
    }

    private void refuse(String option, Object value) {
        if (value != null) {
            throw new SettingsException(
                    "%s belongs to the gradient solvers: --solver gd, subgradient or proximal".formatted(option));
        }
    }

    private GradientSettings gradient() {
        GradientSettings settings = GradientSettings.AUTOMATIC.with(rate());
        return epochs == null ? settings : settings.withEpochs(epochs);
    }

    private LearningRate rate() {
        if (learningRate == null || learningRate.equalsIgnoreCase("auto")) {
            return LearningRate.AUTOMATIC;
        }
        double rate = NumberOption.parse(learningRate);
        if (rate > 0 && rate < Double.POSITIVE_INFINITY) {
            return LearningRate.of(rate);
        }
        throw new SettingsException(
                "--learning-rate: '%s' is neither a number above zero nor auto".formatted(learningRate));
    }
}
