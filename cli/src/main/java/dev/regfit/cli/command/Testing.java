package dev.regfit.cli.command;

import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.TraceListener;
import dev.regfit.Trainer;
import dev.regfit.cli.command.options.TestOptions;
import dev.regfit.cli.report.Tested;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.ReservedRows;
import dev.regfit.cli.table.SharedRows;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightRows;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DataProblem;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.selection.Comparison;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.Stopping;
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

    /** The model of each choice of a comparison, fitted to all rows that take part. */
    static List<LinearModel> chosen(Comparison comparison, Read read, Formulation formulation, Stopping stopping) {
        Solving solving = new Solving(SolverName.AUTO, stopping, Double.NaN, TraceListener.NONE);
        return comparison.choices().stream()
                .map(choice -> Trainer.fit(
                                read.data(), new Settings(choice.strength(), formulation, solving), read.provenance())
                        .model())
                .toList();
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
        List<Evaluation> evaluations =
                models.stream().map(model -> rows.evaluation(model, notes)).toList();
        command.notes(notes);
        return new Tested(Optional.empty(), Optional.of(rows.split()), evaluations);
    }

    private Tested onFile(String file) {
        List<LinearModel> used = models.stream().map(LinearModel::withoutUnused).toList();
        List<Evaluation> evaluations = models.stream()
                .map(model -> new Evaluation(model.training().standardization().intercept()))
                .toList();
        if (command.reading().isSvmlight(command.files())) {
            new SvmlightRows(used, Source.of(List.of(file), command.console().in())).read((target, predictions) -> {
                for (int m = 0; m < predictions.length; m++) {
                    evaluations.get(m).add(target, predictions[m], 1);
                }
            });
        } else {
            onTable(file, used, evaluations);
        }
        DataProblem.requireRows(evaluations.get(0).rows());
        return new Tested(Optional.of(file), Optional.empty(), evaluations);
    }

    private void onTable(String file, List<LinearModel> used, List<Evaluation> evaluations) {
        Provenance provenance = used.get(0).training().provenance();
        String weights = provenance.weights().isEmpty() ? null : provenance.weights();
        try (Table table = command.open(command.reading(), List.of(file), provenance.cells())) {
            List<ModelRows> rows = used.stream()
                    .map(model -> new ModelRows(table, model, provenance.missing(), true).withTarget(null, weights))
                    .toList();
            SharedRows shared = new SharedRows(table, rows);
            shared.read((target, weight, features) -> {
                for (int m = 0; m < features.length; m++) {
                    evaluations.get(m).add(target, used.get(m).predict(features[m]), weight);
                }
            });
            command.notes(table);
            shared.notes().forEach(note -> command.note(file + ": " + note));
        }
    }
}
