package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Schema;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Proof;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the reports say of a model, in their words, for pages of other layouts. */
public final class Facts {
    /** So wide that no line is broken. */
    private static final int UNBROKEN = 100_000;

    private final LinearModel model;
    private final Training training;

    public Facts(LinearModel model) {
        this.model = model;
        this.training = model.training();
    }

    private static TextPage page() {
        return new TextPage(false, UNBROKEN);
    }

    /** What people call the loss with its penalty. */
    public String method() {
        return Words.method(training.objective());
    }

    /** Where the data come from. */
    public String files() {
        return Words.files(training.provenance().files());
    }

    /** Errors on rows that took no part. */
    public List<Fact> tested(Tested tested) {
        TextPage page = page();
        tested.write(page, !training.standardization().intercept());
        return page.facts();
    }

    /** What was minimised, at which strength, and what that is called elsewhere. */
    public List<Fact> objective() {
        TextPage page = page();
        new ModelText(model).writeObjective(page, ObjectiveValue.of(model));
        training.appraisal().choice().ifPresentOrElse(choice -> ChoiceText.write(page, choice), () -> {
            if (training.objective().kind() != PenaltyKind.NONE) {
                page.entry("strength", SelectionText.given(training.scaling()));
            }
        });
        BaseLevels.write(page, model.schema());
        new WeightNorms(model.weights(), List.of()).write(page);
        return page.facts();
    }

    /** What is proven of the weights, in words for those who do not know what a duality gap is. */
    public List<Fact> certificate() {
        TextPage page = page();
        Proof proof = training.proof();
        double gap = proof.certificate().relativeGap();
        new ModelText(model).writeCertificate(page);
        page.entry(
                "it means",
                proof.converged()
                        ? "how much lower an objective any other weights may have, as a share of that of no weights at all: %s; computed from the data, not assumed"
                                .formatted(CertificateText.of(gap))
                        : "other weights may have a lower objective: read the numbers on this page with that in mind");
        page.entry("asked for", "a relative gap of at most " + TextNumbers.of(proof.tolerance(), 2));
        page.entry("solver", proof.solver());
        return page.facts();
    }

    /** An alarm, if weights are not proven. */
    public List<String> alarms() {
        return training.proof().converged() ? List.of() : List.of(Alarm.of(training));
    }

    /** Which data, and what became of their cells. */
    public List<Fact> data() {
        TextPage page = page();
        Provenance provenance = training.provenance();
        Schema schema = model.schema();
        page.entry("files", Words.files(provenance.files()));
        page.entry("rows", Counts.grouped(provenance.rows()) + Words.dropped(provenance.dropped()));
        page.entry("columns", columns());
        page.entry("target", Words.target(schema));
        ShowReport.writeTreatment(page, model);
        if (!provenance.checksum().isEmpty()) {
            page.entry("checksum", provenance.checksum());
        }
        return page.facts();
    }

    private String columns() {
        int predictors = model.schema().predictors().size();
        int weights = model.weights().length;
        return Counts.grouped(predictors)
                + (weights == predictors ? "" : ", which make " + Words.count(weights, "weight"));
    }

    /**
     * How well rows are predicted, each measure by its name.
     *
     * @param goodness by the loss; empty for the squared one
     */
    public List<Fact> scores(Evaluation residuals, Optional<Goodness> goodness) {
        List<Fact> facts = new ArrayList<>();
        for (Scores.Score score :
                Scores.of(training.objective().loss(), residuals, goodness).list()) {
            if (!Double.isNaN(score.value())) {
                boolean aboutZero =
                        score.key().equals("r2") && !training.standardization().intercept();
                facts.add(new Fact(
                        score.label() + (aboutZero ? " about zero" : ""), List.of(TextNumbers.of(score.shown(), 5))));
            }
        }
        return facts;
    }

    /** A number for people. */
    public static String number(double value) {
        return TextNumbers.of(value);
    }

    /** What was done to choose. */
    public static String selectedBy(Selection selection) {
        return SelectionText.title(selection);
    }

    /** What the values of the curve are. */
    public String selectionValue(Selection selection) {
        return SelectionText.value(selection) + Words.ofLogarithm(model.schema());
    }

    /** What the explained share is of. */
    public String explained() {
        return "explained" + Words.ofLogarithm(model.schema()) + " (training)";
    }
}
