package dev.regfit.cli.command;

import dev.regfit.cli.command.options.SolverOptions;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Criterion;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Solvers;
import java.util.List;
import java.util.Set;

/** Refuses what does not go with other losses than the squared one, before anything is read. */
final class OtherLosses {
    private static final Set<Criterion> OF_SQUARES = Set.of(Criterion.LOO, Criterion.GCV, Criterion.CP);

    /** A number that any loss takes which takes one. */
    private static final double ANY = 0.5;

    private final LearningCommand command;
    private final LossName loss;

    private OtherLosses(LearningCommand command, LossName loss) {
        this.command = command;
        this.loss = loss;
    }

    /** @throws SettingsException naming the first option, or file, that is for least squares only */
    static void check(LearningCommand command, LossChoice choice) {
        if (!choice.isSquared()) {
            new OtherLosses(command, choice.name()).check();
        }
    }

    private void check() {
        if (!command.hasRows()) {
            throw new SettingsException(
                    "--loss %s takes the rows, and moments files hold none; give the tables instead, or --loss squared"
                            .formatted(loss.label()));
        }
        command.refuse(
                Set.of("--robust"),
                " is for the standard errors of least squares; leave it out with --loss " + loss.label()
                        + ", or take --bootstrap 500");
        command.refuse(
                Set.of("--lars"),
                " finds knots between which weights are linear, as they are under the squared loss only; leave it out"
                        + " with --loss " + loss.label());
        if (command.logTarget() && !isOfResiduals()) {
            throw new SettingsException(
                    "the logarithm of the target is for numbers, and --loss %s is for %s; leave out %s"
                            .formatted(
                                    loss.label(),
                                    loss == LossName.POISSON
                                            ? "counts as they are: its mean is an exponential already"
                                            : "two classes",
                                    "--log-target, or log() in the formula"));
        }
        List<SolverName> solvers = command.typed().matchedOptionValue(SolverOptions.SOLVER, List.of());
        solvers.forEach(Solvers::requireNewton);
        if (solvers.contains(SolverName.GD) && loss.loss(ANY).jump() > 0) {
            throw new SettingsException(
                    "--solver gd follows gradients, and --loss %s has a kink; take subgradient, proximal or sgd"
                            .formatted(loss.label()));
        }
        // A formula that there is not is refused where it is stated.
        Objective.of(loss.loss(ANY), command.objective().convention(), PenaltyKind.NONE, 0, Double.NaN, 1, 1);
        checkCriterion(command.typed().matchedOptionValue("--criterion", Criterion.CV));
    }

    private boolean isOfResiduals() {
        return loss.loss(ANY).isOfResiduals();
    }

    private void checkCriterion(Criterion criterion) {
        if (OF_SQUARES.contains(criterion)) {
            throw new SettingsException("--criterion %s is for least squares; with --loss %s use cv%s"
                    .formatted(criterion.label(), loss.label(), isOfResiduals() ? "" : ", or aic or bic"));
        }
        if (isOfResiduals() && !criterion.isOutOfSample()) {
            throw new SettingsException("--criterion %s takes a likelihood, and --loss %s has none; use cv"
                    .formatted(criterion.label(), loss.label()));
        }
    }
}
