package dev.regfit.cli.command.options;

import dev.regfit.Solving;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
import picocli.CommandLine.Option;

/** When a solver may stop. */
public class StoppingOptions {
    @Option(
            names = "--tol",
            paramLabel = "T",
            converter = NumberOption.Converter.class,
            description = "The relative duality gap to reach and prove (default: 1e-6).")
    private Double tolerance;

    @Option(
            names = "--max-iter",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = "Give up after N sweeps (default: 100000).")
    private Integer maxIterations;

    /** What is asked for. */
    public Stopping stopping() {
        if (tolerance != null && !(tolerance > 0)) {
            throw new SettingsException("--tol: the tolerance must be greater than zero, not " + tolerance);
        }
        return new Stopping(
                tolerance == null ? Solving.STOPPING.tolerance() : tolerance,
                maxIterations == null ? Solving.STOPPING.maxIterations() : maxIterations);
    }

    /** The same for the solver that suits. */
    public Solving solving() {
        return Solving.of(SolverName.AUTO, stopping());
    }

    /** Whether a number of sweeps is given. */
    final boolean countsSweeps() {
        return maxIterations != null;
    }
}
