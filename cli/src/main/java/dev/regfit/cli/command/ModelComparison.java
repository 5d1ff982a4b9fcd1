package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.CellOptions;
import dev.regfit.cli.report.CompareModelsReport;
import dev.regfit.cli.table.Unseen;
import dev.regfit.data.CellReading;
import dev.regfit.data.Classes;
import dev.regfit.data.DataProblem;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Loss;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Metric;
import dev.regfit.selection.PairedErrors;
import java.util.List;
import java.util.Optional;

/** Measures models as they are on the same rows. */
final class ModelComparison {
    private final LearningCommand command;
    private final List<String> modelFiles;
    private final List<LinearModel> models;
    private final Metric metric;

    ModelComparison(LearningCommand command, List<String> modelFiles, List<LinearModel> models, FoldOptions folds) {
        this.command = command;
        this.modelFiles = modelFiles;
        this.models = models;
        this.metric = metric(folds, losses());
    }

    private List<Loss> losses() {
        return models.stream().map(model -> model.training().objective().loss()).toList();
    }

    /** What models are compared by: a mean over rows, whose differences are taken row by row. */
    private static Metric metric(FoldOptions folds, List<Loss> losses) {
        Metric metric = folds.metric(losses);
        if (!metric.isMean()) {
            throw new SettingsException(
                    "--metric %s is not a mean over rows, whose differences --model takes row by row;"
                                    .formatted(metric.label())
                            + " use deviance or error, or see the AUC of each with evaluate");
        }
        return metric;
    }

    /** @param unseen what becomes of texts that a model does not know */
    CompareModelsReport report(Unseen unseen) {
        String target = command.columns().target();
        Input input = Input.of(command, command.reading(), command.files());
        if (target == null) {
            refuseDifferentTargets();
        }
        refuseDifferentClasses();
        String weights = command.columns().weights();
        Scoring scoring = new Scoring(
                models,
                target,
                weights.isEmpty() ? null : weights,
                model ->
                        command.missing().forModel(model.training().provenance().missing()),
                unseen,
                cells());
        PairedErrors errors = errors();
        double[] f = new double[models.size()];
        Scored scored = input.score(scoring, (trueValue, weight, fitted, offsets) -> {
            for (int m = 0; m < f.length; m++) {
                f[m] = models.get(m).predictor(fitted[m]);
            }
            errors.add(trueValue, f, weight);
        });
        command.notes(scored);
        DataProblem.requireRows(errors.rows());
        return new CompareModelsReport(
                Version.number(),
                new CompareModelsReport.Data(scored.files(), scored.checksum(), scored.target(), scored.dropped()),
                modelFiles,
                models,
                errors);
    }

    private PairedErrors errors() {
        return new PairedErrors(metric, losses());
    }

    /** How the models ask for cells to be read, all alike where the command line does not say. */
    private CellReading cells() {
        CellReading first =
                command.reading().cells(models.get(0).training().provenance().cells());
        for (int m = 1; m < models.size(); m++) {
            CellReading other = command.reading()
                    .cells(models.get(m).training().provenance().cells());
            if (!other.equals(first)) {
                throw new SettingsException("%s was trained with %s, and %s with %s; give the options to read with"
                        .formatted(modelFiles.get(0), CellOptions.of(first), modelFiles.get(m), CellOptions.of(other)));
            }
        }
        return first;
    }

    /** Numbers 0 and 1 are classes of these names. */
    private void refuseDifferentClasses() {
        Optional<Classes> first = models.get(0).schema().classes();
        for (int m = 1; m < models.size(); m++) {
            Optional<Classes> other = models.get(m).schema().classes();
            if (!other.orElse(Classes.CODES).equals(first.orElse(Classes.CODES))) {
                throw new SettingsException("%s is %s, and %s is %s: their errors cannot be compared"
                        .formatted(modelFiles.get(0), words(first), modelFiles.get(m), words(other)));
            }
        }
    }

    private static String words(Optional<Classes> classes) {
        return classes.map(known -> "of the class \"%s\" against \"%s\"".formatted(known.positive(), known.negative()))
                .orElse("of a target of numbers");
    }

    private void refuseDifferentTargets() {
        String first = models.get(0).schema().target();
        for (int m = 1; m < models.size(); m++) {
            String other = models.get(m).schema().target();
            if (!other.equals(first)) {
                throw new SettingsException(
                        "%s predicts \"%s\" and %s \"%s\"; if both are the same, name the column with the true values by --target"
                                .formatted(modelFiles.get(0), first, modelFiles.get(m), other));
            }
        }
    }
}
