package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Scaling;
import dev.regfit.inference.Inference;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Proof;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parts of a model as they stand in reports for people. */
final class ModelText {
    private static final int MOST_ALIASED = 40;

    private final LinearModel model;
    private final Training training;

    ModelText(LinearModel model) {
        this.model = model;
        this.training = model.training();
    }

    /**
     * The title, and an alarm when there is no proof.
     *
     * @param alarm what to say then
     */
    void writeTitle(TextPage page, String alarm) {
        page.title(Titles.of(model));
        if (!training.proof().converged()) {
            page.alarm(alarm);
        }
    }

    void writeObjective(TextPage page, ObjectiveValue value) {
        Objective objective = training.objective();
        page.entry(
                "objective",
                objective.formula() + strength(objective) + parameter(objective) + " (convention "
                        + objective.convention().label() + ")");
        page.entry(
                "",
                "= %s: loss %s + penalty %s"
                        .formatted(
                                TextNumbers.of(value.total()),
                                TextNumbers.of(value.loss()),
                                TextNumbers.of(value.penalty())));
        writeQualifications(page);
        CallsText.write(page, Equivalents.of(model).calls());
    }

    /** " with α = 0.5", or nothing where there is no penalty. */
    static String strength(Objective objective) {
        if (objective.hasTwoStrengths()) {
            return " with l1 = %s, l2 = %s".formatted(TextNumbers.of(objective.l1()), TextNumbers.of(objective.l2()));
        }
        String alpha = " with α = " + TextNumbers.of(objective.alpha());
        return switch (objective.kind()) {
            case NONE -> "";
            case L1, L2 -> alpha;
            case ELASTIC_NET -> alpha + ", r = " + TextNumbers.of(objective.l1Ratio());
        };
    }

    private static String parameter(Objective objective) {
        Loss loss = objective.loss();
        return loss.name()
                .parameter()
                .map(parameter -> (objective.kind() == PenaltyKind.NONE ? " with " : ", ") + parameter.symbol() + " = "
                        + TextNumbers.of(loss.parameter().orElseThrow()))
                .orElse("");
    }

    private String bounds() {
        double[] upper = training.penalty().upper();
        double most = upper[0];
        boolean isBox = Arrays.stream(upper).allMatch(high -> high == most)
                && Arrays.stream(training.penalty().lower()).allMatch(low -> low == -most);
        return isBox
                ? "with |w| ≤ %s for each weight".formatted(TextNumbers.of(most))
                : "with bounds l, u on the weights";
    }

    /** What the formula does not say. */
    private void writeQualifications(TextPage page) {
        LogTarget.write(page, model);
        model.schema()
                .classes()
                .ifPresent(classes -> page.entry(
                        "",
                        "of the probability of %s (y = 1), against %s (y = 0)"
                                .formatted(Words.quoted(classes.positive()), Words.quoted(classes.negative()))));
        if (model.schema().response().hasOffset()) {
            page.entry(
                    "",
                    "with the offset " + Words.quoted(model.schema().response().offset())
                            + " added to the linear predictor");
        }
        String weights = training.provenance().weights();
        if (training.scaling() != Scaling.NONE) {
            page.entry("", "on " + training.scaling().description() + "; weights on the original scale");
        }
        if (!training.standardization().intercept()) {
            page.entry("", "without intercept");
        }
        if (!weights.isEmpty()) {
            page.entry("", "rows weighted by column " + Words.quoted(weights));
        }
        if (training.gamma().isPresent()) {
            page.entry("", Words.adaptive(training.gamma().getAsDouble()));
        } else if (training.objective().kind() != PenaltyKind.NONE
                && Arrays.stream(training.penalty().factors()).anyMatch(f -> f != 1)) {
            page.entry("", "with penalty factors f for some columns");
        }
        if (training.isBounded()) {
            page.entry("", bounds());
        }
        BallText.write(page, model);
    }

    /** @param powers of norms beside the usual ones */
    void writeWeights(TextPage page, Optional<Inference> inference, List<Double> powers) {
        if (training.groups().areWanted()) {
            new GroupsTable(model).write(page);
        } else {
            new WeightsTable(model, inference).write(page);
        }
        writeAliased(page);
        BaseLevels.write(page, model.schema());
        int p = model.weights().length;
        int zero = p - model.nonzero();
        page.entry(
                "sparsity",
                zero == 0
                        ? (p == 1 ? "the one weight is not zero" : "none of " + Words.count(p, "weight") + " is zero")
                        : "%s of %s %s zero (%s %%)"
                                .formatted(
                                        Counts.grouped(zero),
                                        Words.count(p, "weight"),
                                        zero == 1 ? "is" : "are",
                                        TextNumbers.of(100.0 * zero / p, 3)));
        new WeightNorms(model.weights(), powers).write(page);
    }

    private void writeAliased(TextPage page) {
        List<String> aliased = model.aliased();
        if (!aliased.isEmpty()) {
            page.entry(
                    "",
                    "%s left out, %s of those before %s: %s"
                            .formatted(
                                    Words.count(aliased.size(), "column"),
                                    aliased.size() == 1 ? "a linear combination" : "linear combinations",
                                    aliased.size() == 1 ? "it" : "them",
                                    Words.names(aliased, MOST_ALIASED)));
        }
    }

    void writeCertificate(TextPage page) {
        page.entry("certificate", certificate());
        page.entry(
                "",
                "largest KKT violation "
                        + CertificateText.of(training.proof().certificate().kkt()));
    }

    private String certificate() {
        Proof proof = training.proof();
        double gap = proof.certificate().relativeGap();
        String shown = CertificateText.of(gap);
        if (!proof.converged()) {
            return Double.isInfinite(gap)
                    ? "NOT CONVERGED: how far from the optimum is unknown (no duality gap)"
                    : "NOT CONVERGED: not proven closer than " + shown + " to the optimum (relative duality gap)";
        }
        return CertificateText.isRounding(gap)
                ? "proven optimal up to rounding (relative duality gap " + shown + ")"
                : "proven within " + shown + " of the optimum (relative duality gap)";
    }

    /** That a model is not proven, in a table of its weights; empty if it is. */
    Optional<String> unproven() {
        return training.proof().converged() ? Optional.empty() : Optional.of(certificate());
    }
}
