package dev.regfit.cli.command;

import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.solver.SolverName;
import java.util.List;
import java.util.Set;

/** Refuses what does not go with groups of columns, before anything is read. */
final class WholeFactors {
    private WholeFactors() {}

    /** @throws dev.regfit.problem.SettingsException naming the first option that is for single columns only */
    static void check(LearningCommand command) {
        if (!command.objective().isGrouped()) {
            return;
        }
        command.refuse(
                Set.of("--adaptive"), " makes penalty factors of single columns; leave it out, or leave out --group");
        command.refuse(
                Set.of("--lars"),
                " finds knots between which weights are linear, and with --group they are curves; leave out one of them");
        command.refuse(
                Set.of("--max-weight"),
                " bounds single weights, and those of a group have no bounds; leave out one of them");
        List<SolverName> solvers = command.typed().matchedOptionValue(SolverOptions.SOLVER, List.of());
        if (solvers.stream().anyMatch(name -> name != SolverName.AUTO && !name.isGradient())) {
            command.refuse(
                    Set.of(SolverOptions.SOLVER),
                    " is for single columns; leave it out, or take one of proximal, subgradient and sgd with --group");
        }
    }
}
