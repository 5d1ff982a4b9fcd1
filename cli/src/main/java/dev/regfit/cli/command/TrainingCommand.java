package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.TraceListener;
import dev.regfit.cli.command.options.ResamplingOptions;
import dev.regfit.cli.command.options.RobustOption;
import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.report.Alarm;
import dev.regfit.cli.report.Chosen;
import dev.regfit.cli.report.Notes;
import dev.regfit.cli.report.Tested;
import dev.regfit.data.Dataset;
import dev.regfit.inference.Inference;
import dev.regfit.inference.LeastSquaresInference;
import dev.regfit.model.Appraisal;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Resampled;
import dev.regfit.model.TestSplit;
import dev.regfit.path.Grid;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Resampling;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;

/** What it takes to train one model from rows, with all that is to be known of it beside its weights. */
abstract class TrainingCommand extends FittingCommand {
    @ArgGroup(validate = false, heading = "%nTesting on rows that took no part:%n")
    private final TestOptions test = new TestOptions();

    @ArgGroup(validate = false, heading = "%nHow sure the weights are:%n")
    private final ResamplingOptions resampling = new ResamplingOptions();

    @ArgGroup(validate = false, heading = "%nStandard errors of least squares:%n")
    private final RobustOption robust = new RobustOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().reads(test.files());
    }

    @Override
    Optional<TestSplit> split() {
        return test.split(folds());
    }

    /** Refuses contradictions in the options, which must not cost a read of the data. */
    final void checkTraining() {
        split();
        resampling.check(penalty());
        robust.check(penalty(), this::hasRows);
    }

    /** The errors on rows that took no part, if there are any; tells the user what is to be known of these. */
    final Optional<Tested> tested(LinearModel model, Read read) {
        return new Testing(this, test, List.of(model)).on(read.reserved());
    }

    /**
     * A model that was trained.
     *
     * @param fit with all that is known of it
     * @param fits by each of the solvers
     * @param selection how the strength was chosen, or validated
     */
    record Trained(
            Fit fit,
            List<Fit> fits,
            Optional<Selection> selection,
            Optional<Inference> inference,
            Resampled resampled) {
        boolean converged() {
            return fit.converged() && selection.map(Selection::converged).orElse(true) && resampled.converged();
        }
    }

    /**
     * Trains.
     *
     * @param told gets what the user should know of the fit
     * @param shared the only strength to choose from, where that was chosen before
     */
    final Trained trained(Read read, TraceListener trace, Consumer<List<String>> told, Optional<Grid> shared) {
        Learnt learnt = learn(read, read.loss(), solvers(), trace, shared);
        Fit fitted = learnt.fit();
        told.accept(Notes.of(fitted));
        Resampled resampled = resampling.isAskedFor() ? resample(read, fitted) : Resampled.NONE;
        Optional<Inference> inference = isLeastSquares(fitted)
                ? LeastSquaresInference.of(read.data(), fitted.model(), fitted.ofObjective(), robust.covariance())
                : Optional.empty();
        Fit fit = fitted.with(new Appraisal(
                learnt.selection().map(chosen -> chosen.summary(read.cut())),
                resampled,
                Optional.of(fitted.quality()),
                inference.flatMap(Inference::standardErrors)));
        return new Trained(fit, learnt.fits(), learnt.selection(), inference, resampled);
    }

    final Optional<Chosen> chosen(Trained trained, Read read) {
        return trained.selection()
                .map(errors -> new Chosen(
                        errors, read.cut(), chooses(), new Reproduction(typed(), formulation(read), List.of())));
    }

    /** Whether weights are such as the standard errors of least squares are of. */
    private boolean isLeastSquares(Fit fit) {
        boolean isFree = fit.model().training().objective().kind() == PenaltyKind.NONE;
        return loss().isSquared() && isFree && fit.earlyStop().isEmpty();
    }

    /** Says what is not proven, and returns the exit code for it. */
    final int alarms(Trained trained) {
        Fit fit = trained.fit();
        List<String> alarms = new ArrayList<>();
        if (!fit.converged()) {
            alarms.add(Alarm.of(fit));
        }
        trained.selection()
                .filter(choice -> !choice.converged())
                .ifPresent(choice -> alarms.add(
                        Alarm.of(choice.curves(), fit.model().training().scaling())));
        if (!trained.resampled().converged()) {
            alarms.add(Alarm.of(trained.resampled(), fit.model().training()));
        }
        alarms.forEach(this::error);
        return alarms.isEmpty() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    /** Whether more than the fit needs all rows. */
    final boolean keepsRows() {
        return resampling.isAskedFor() || robust.isAskedFor() || logTarget();
    }

    private Resampled resample(Read read, Fit fit) {
        Resampling rows = new Resampling(
                (Dataset) read.data(),
                formulation(read),
                fit.model().training(),
                solver().stopping().telling(progress()),
                jobs());
        return resampling.resampled(rows, folds().seed());
    }
}
