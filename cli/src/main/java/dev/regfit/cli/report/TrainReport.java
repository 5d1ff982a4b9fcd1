package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Counts;
import dev.regfit.data.Scaling;
import dev.regfit.inference.Inference;
import dev.regfit.model.Evaluation;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.PenaltyKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What train has to say.
 *
 * @param fit the model, which also knows the command, the files, the version of regfit and how sure the weights are
 * @param rivals the fits of all solvers that were asked for
 * @param chosen how the strength was chosen or validated, if it was
 * @param inference how sure the weights of least squares are
 * @param timing shown to programs only: it is not the same from run to run
 * @param tested errors on other rows, if that was asked for
 */
public record TrainReport(
        Fit fit,
        List<Fit> rivals,
        Optional<Chosen> chosen,
        Optional<Inference> inference,
        Timing timing,
        Optional<Tested> tested)
        implements Report {

    /** Where no rows took no part. */
    public TrainReport(Fit fit, Optional<Chosen> chosen, Timing timing) {
        this(fit, List.of(fit), chosen, Optional.empty(), timing, Optional.empty());
    }

    @Override
    public Map<String, Object> tree() {
        LinearModel model = fit.model();
        Provenance provenance = model.training().provenance();
        Map<String, Object> tree = ModelTree.head(provenance.version(), "train");
        ModelTree.addModel(tree, model, ObjectiveValue.of(fit), List.of());
        tree.put("fit", quality());
        tested.ifPresent(test -> tree.put("test", test.tree(0)));
        inference.ifPresent(known -> InferenceTree.add(tree, known));
        tree.put("certificate", ModelTree.certificate(model));
        Map<String, Object> solver = ModelTree.solver(model.training().proof().solver(), fit.reason());
        fit.divergence().ifPresent(divergence -> {
            solver.put("learning_rate", divergence.learningRate());
            solver.put("largest_stable_rate", divergence.largestStableRate());
        });
        fit.earlyStop().ifPresent(stop -> {
            solver.put("early_stop_epoch", stop.epoch());
            solver.put("held_out_loss", stop.loss());
        });
        tree.put("solver", solver);
        if (rivals.size() > 1) {
            tree.put("solvers", new SolversTable(rivals).tree());
        }
        chosen.ifPresent(strength -> tree.put("selection", SelectionTree.of(strength)));
        ResampledTree.add(tree, model);
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

    private Scores scores() {
        return Scores.of(fit.model().training().objective().loss(), fit.evaluation(), fit.goodness());
    }

    private Map<String, Object> quality() {
        Map<String, Object> tree = new LinkedHashMap<>();
        if (fit.goodness().isPresent()) {
            tree.putAll(scores().tree());
            tree.put("df", fit.degreesOfFreedom());
            return tree;
        }
        tree.put("r2", fit.evaluation().r2());
        tree.put(
                "r2_about",
                ModelTree.r2About(fit.model().training().standardization().intercept()));
        tree.put("rmse", fit.evaluation().rmse());
        tree.put("mae", fit.evaluation().mae());
        tree.put("df", fit.degreesOfFreedom());
        fit.logScale().ifPresent(logScale -> tree.put("log_scale", LogTarget.scores(logScale)));
        return tree;
    }

    @Override
    public Sheet sheet() {
        LinearModel model = fit.model();
        List<Sheet.Fact> facts = new ArrayList<>(new ModelFacts(List.of(model)).list());
        tested.ifPresent(test -> facts.add(Sheet.Fact.of(
                "test " + test.main(0).label(), Cell.number(test.main(0).value()))));
        List<String> alarms = new ArrayList<>(fit.converged() ? List.of() : List.of(Alarm.of(fit)));
        unproven().ifPresent(alarms::add);
        return new WeightsTable(model, inference).sheet(Titles.of(model), facts, alarms);
    }

    /** The weights, without what a table to be pasted says beside them. */
    @Override
    public CsvTable csv() {
        return new WeightsTable(fit.model(), inference)
                .sheet("", List.of(), List.of())
                .csv();
    }

    /** What is said where errors out of sample are not those of proven fits. */
    private Optional<String> unproven() {
        return chosen.map(Chosen::selection)
                .filter(choice -> !choice.converged())
                .map(choice -> Alarm.of(choice.curves(), fit.model().training().scaling()));
    }

    @Override
    public void write(TextPage page) {
        ModelText text = new ModelText(fit.model());
        Evaluation evaluation = fit.evaluation();
        text.writeTitle(page, Alarm.of(fit));
        unproven().ifPresent(page::alarm);
        text.writeObjective(page, ObjectiveValue.of(fit));
        writeStrength(page);
        page.blank();
        text.writeWeights(page, inference, List.of());
        page.blank();
        if (fit.goodness().isPresent()) {
            page.entry(
                    "fit",
                    scores().line(!fit.model().training().standardization().intercept()) + ", df = "
                            + TextNumbers.of(fit.degreesOfFreedom()) + " (training data)");
        } else {
            writeSquares(page, evaluation);
        }
        if (fit.goodness().isEmpty() && fit.earlyStop().isEmpty()) {
            new InferenceText(inference).write(page, fit.model());
        }
        tested.ifPresent(test ->
                test.write(page, !fit.model().training().standardization().intercept()));
        text.writeCertificate(page);
        page.entry("solver", fit.solver().label() + ": " + fit.reason());
        fit.earlyStop()
                .ifPresent(stop -> page.entry(
                        "",
                        "weights after epoch %s, where the loss of the rows held out is least: %s"
                                .formatted(Counts.grouped(stop.epoch()), TextNumbers.of(stop.loss()))));
        if (rivals.size() > 1) {
            page.blank();
            page.table("solvers", new SolversTable(rivals).table());
        }
    }

    private void writeSquares(TextPage page, Evaluation evaluation) {
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
        fit.logScale().ifPresent(logScale -> LogTarget.writeFit(page, fit.model(), logScale));
        if (Double.isNaN(evaluation.mae())) {
            page.entry("", LogTarget.withoutRows(fit.model()));
        }
    }
}
