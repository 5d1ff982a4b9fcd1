package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Scaling;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Resampled;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What train has to say.
 *
 * @param fit the model, which also knows the command, the files and the version of regfit
 * @param chosen how the strength was chosen or validated, if it was
 * @param resampled how sure the weights are, if that was asked for
 * @param timing shown to programs only: it is not the same from run to run
 */
public record TrainReport(Fit fit, Optional<Chosen> chosen, Resampled resampled, Timing timing) implements Report {

    @Override
    public Map<String, Object> tree() {
        LinearModel model = fit.model();
        Provenance provenance = model.training().provenance();
        Map<String, Object> tree = ModelTree.head(provenance.version(), "train");
        ModelTree.addModel(tree, model, ObjectiveValue.of(fit));
        tree.put("fit", quality());
        tree.put("certificate", ModelTree.certificate(model));
        Map<String, Object> solver = ModelTree.solver(model.training().proof().solver(), fit.reason());
        fit.divergence().ifPresent(divergence -> {
            solver.put("learning_rate", divergence.learningRate());
            solver.put("largest_stable_rate", divergence.largestStableRate());
        });
        tree.put("solver", solver);
        chosen.ifPresent(strength -> tree.put("selection", SelectionTree.of(strength)));
        ResampledTree.add(tree, resampled, model.schema().features());
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    private void writeStrength(TextPage page) {
        Scaling scaling = fit.model().training().scaling();
        if (chosen.isPresent()) {
            SelectionText.write(page, chosen.get(), scaling);
        } else if (fit.model().training().objective().kind() != PenaltyKind.NONE) {
            page.entry("strength", SelectionText.given(scaling));
        }
    }

    private Map<String, Object> quality() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("r2", fit.evaluation().r2());
        tree.put(
                "r2_about",
                ModelTree.r2About(fit.model().training().standardization().intercept()));
        tree.put("rmse", fit.evaluation().rmse());
        tree.put("mae", fit.evaluation().mae());
        tree.put("df", fit.degreesOfFreedom());
        return tree;
    }

    @Override
    public CsvTable csv() {
        return new WeightsTable(fit.model(), resampled).csv();
    }

    @Override
    public void write(TextPage page) {
        ModelText text = new ModelText(fit.model());
        Evaluation evaluation = fit.evaluation();
        text.writeTitle(page, Alarm.of(fit));
        chosen.map(Chosen::selection)
                .filter(choice -> !choice.converged())
                .ifPresent(choice -> page.alarm(Alarm.of(choice.curves())));
        text.writeObjective(page, ObjectiveValue.of(fit));
        writeStrength(page);
        page.blank();
        text.writeWeights(page, resampled);
        page.blank();
        page.entry(
                "fit",
                "R² = %s%s, RMSE = %s, %sdf = %s (training data)"
                        .formatted(
                                TextNumbers.of(TextNumbers.withoutRounding(evaluation.r2())),
                                Words.aboutZero(fit.model()),
                                TextNumbers.of(evaluation.rmse()),
                                Double.isNaN(evaluation.mae())
                                        ? ""
                                        : "MAE = " + TextNumbers.of(evaluation.mae()) + ", ",
                                TextNumbers.of(fit.degreesOfFreedom())));
        if (Double.isNaN(evaluation.mae())) {
            page.entry("", "no MAE without the rows: evaluate on the table computes it, so does train --keep-rows");
        }
        text.writeCertificate(page);
        page.entry("solver", fit.choice().name().label() + ": " + fit.reason());
    }
}
