package dev.regfit.cli.command;

import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.SharedRows;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightRows;
import dev.regfit.cli.table.Table;
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
        if (reserved.isPresent()) {
            return Optional.of(onReserved(reserved.get()));
        }
        return options.file().map(this::onFile);
    }

    private Tested onReserved(ReservedRows rows) {
        List<String> notes = new ArrayList<>();
        List<LossEvaluation> evaluations =
                models.stream().map(model -> rows.evaluation(model, notes)).toList();
        command.notes(notes);
        return new Tested(Optional.empty(), Optional.of(rows.split()), evaluations);
    }

    private Tested onFile(String file) {
        List<LinearModel> used = models.stream().map(LinearModel::withoutUnused).toList();
        List<LossEvaluation> evaluations =
                models.stream().map(model -> new LossEvaluation(model)).toList();
        if (command.reading().isSvmlight(command.files())) {
            new SvmlightRows(used, Source.of(List.of(file), command.console().in()))
                    .withTarget()
                    .read((target, fitted) -> {
                        for (int m = 0; m < fitted.length; m++) {
                            evaluations.get(m).add(target, fitted[m], 1);
                        }
                    });
        } else {
            onTable(file, used, evaluations);
        }
        DataProblem.requireRows(evaluations.get(0).rows());
        return new Tested(Optional.of(file), Optional.empty(), evaluations);
    }

    private void onTable(String file, List<LinearModel> used, List<LossEvaluation> evaluations) {
        Provenance provenance = used.get(0).training().provenance();
        String weights = provenance.weights().isEmpty() ? null : provenance.weights();
        try (Table table = command.open(command.reading(), List.of(file), provenance.cells())) {
            List<ModelRows> rows = used.stream()
                    .map(model -> new ModelRows(table, model, provenance.missing(), true).withTarget(null, weights))
                    .toList();
            SharedRows shared = new SharedRows(table, rows);
            shared.read((target, weight, features, offsets) -> {
                for (int m = 0; m < features.length; m++) {
                    double f = used.get(m).linear(features[m]) + offsets[m];
                    evaluations.get(m).add(target, f, offsets[m], weight);
                }
            });
            command.notesOn(file, table, shared.notes());
        }
    }
}
