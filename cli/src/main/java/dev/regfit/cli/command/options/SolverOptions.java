package dev.regfit.cli.command.options;

import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import java.util.EnumSet;
import java.util.List;
import picocli.CommandLine.Option;

/** How to solve. */
public final class SolverOptions extends StoppingOptions {
    /** The name of the option that chooses. */
    public static final String SOLVER = "--solver";

    @Option(
            names = SOLVER,
            paramLabel = "NAME",
            split = ",",
            converter = Labels.SolverConverter.class,
            description = {
                "auto (the default); cholesky, dual, qr (closed forms); lsqr;",
                "moments, columns (coordinate descent); newton, the one for other",
                "losses than the squared one; and for any loss gd, subgradient,",
                "proximal, sgd: of several, such as gd,proximal, the best is taken."
            })
    private List<SolverName> solvers = List.of(SolverName.AUTO);

    /** The solvers asked for. */
    public List<SolverName> names() {
        return solvers;
    }

    /** Of some solvers one that needs the rows, if there is one. */
    public static SolverName neediest(List<SolverName> solvers) {
        return solvers.stream().filter(SolverName::needsRows).findFirst().orElse(solvers.get(0));
    }

    /**
     * Checks the options.
     *
     * @param solvers that are used: the ones asked for, or what a command takes instead
     * @throws SettingsException when options contradict each other
     */
    public void check(List<SolverName> solvers, GradientOptions gradient) {
        gradient.check(solvers);
        boolean allGradient = solvers.stream().allMatch(SolverName::isGradient);
        if (allGradient && countsSweeps()) {
            throw new SettingsException("the gradient solvers count in epochs: use --epochs instead of --max-iter");
        }
        if (solvers.size() > 1 && !allGradient) {
            throw new SettingsException(
                    "--solver takes several of gd, subgradient, proximal and sgd, to compare them, or one of the others");
        }
        if (EnumSet.copyOf(solvers).size() < solvers.size()) {
            throw new SettingsException("--solver names one solver twice");
        }
        stopping();
    }
}
