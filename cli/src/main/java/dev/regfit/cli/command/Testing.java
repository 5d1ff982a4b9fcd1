package dev.regfit.cli.command;

import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.Unseen;
import dev.regfit.data.DataProblem;
import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import dev.regfit.model.Training.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures models on rows that took no part in training. A text that training did not have is none of its levels: an
 * error at the end would lose the fit.
 */
final class Testing {
    private final LearningCommand command;
    private final TestOptions options;
    private final List<LinearModel> models;

    /** @param models trained on the same data */
    Testing(LearningCommand command, TestOptions options, List<LinearModel> models) {
        this.command = command;
        this.options = options;
        this.models = models;
    }

    /** The errors, if rows to test on are asked for; tells the user what is to be known of these. */
    Optional<Tested> on(Optional<ReservedRows> reserved) {
        List<String> notes = new ArrayList<>();
        Optional<Tested> tested = reserved.map(rows -> onReserved(models, rows, notes));
        command.notes(notes);
        return tested.or(() -> options.file().map(this::onFile));
    }

    /**
     * The errors on rows that were kept apart.
     *
     * @param models trained on the others
     * @param notes gets what the user should know
     */
    static Tested onReserved(List<LinearModel> models, ReservedRows rows, List<String> notes) {
        List<LossEvaluation> evaluations =
                models.stream().map(model -> rows.evaluation(model, notes)).toList();
        return new Tested(Optional.empty(), Optional.of(rows.split()), evaluations);
    }

    private Tested onFile(String file) {
        Provenance provenance = models.get(0).training().provenance();
        Scoring scoring = new Scoring(
                models,
                null,
                provenance.weights().isEmpty() ? null : provenance.weights(),
                model -> provenance.missing(),
                Unseen.ZERO,
                provenance.cells());
        List<LossEvaluation> evaluations =
                models.stream().map(model -> new LossEvaluation(model)).toList();
        Scored scored = Input.of(command, command.reading(), List.of(file))
                .score(scoring, (target, weight, fitted, offsets) -> {
                    for (int m = 0; m < fitted.length; m++) {
                        evaluations.get(m).add(target, fitted[m], offsets[m], weight);
                    }
                });
        command.notesOn(file, scored);
        DataProblem.requireRows(evaluations.get(0).rows());
        return new Tested(Optional.of(file), Optional.empty(), evaluations);
    }
}
