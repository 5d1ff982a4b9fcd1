package dev.regfit.cli.report;

import dev.regfit.cli.report.Sheet.Fact;
import dev.regfit.data.Scaling;
import dev.regfit.model.Appraisal;
import dev.regfit.model.Choice;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Quality;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Squared;
import dev.regfit.selection.Criterion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What a table of weights tells below them of each of its models: data, penalty, fit and error. */
record ModelFacts(List<LinearModel> models) {

    /** A line for each thing that is known of one of the models; those that differ from model to model, where they do. */
    List<Fact> list() {
        List<Fact> facts = new ArrayList<>();
        facts.add(fact("rows", model -> Cell.count(model.training().provenance().rows())));
        addIfTheyDiffer(
                facts,
                "target",
                model -> model.schema().transform().of(model.schema().target()));
        facts.add(
                fact("method", model -> Cell.text(Words.method(model.training().objective()))));
        if (models.stream().anyMatch(ModelFacts::isPenalised)) {
            facts.add(fact("α", ModelFacts::strength));
        }
        if (models.stream().anyMatch(ModelFacts::isMixed)) {
            facts.add(fact(
                    "r",
                    model -> Cell.number(model.training().objective().l1Ratio()).shownIf(isMixed(model))));
        }
        addIfTheyDiffer(
                facts,
                "convention",
                model -> model.training().objective().convention().label());
        if (models.stream().anyMatch(model -> !scale(model).isEmpty())) {
            facts.add(fact("scale", model -> Cell.text(scale(model))));
        }
        addQualities(facts);
        for (String label : errors()) {
            facts.add(fact(label, model -> error(model, label)));
        }
        facts.add(fact("nonzero weights", model -> Cell.count(model.nonzero())));
        return facts;
    }

    private Fact fact(String label, Function<LinearModel, Cell> cell) {
        return new Fact(label, models.stream().map(cell).toList());
    }

    private void addIfTheyDiffer(List<Fact> facts, String label, Function<LinearModel, String> words) {
        if (models.stream().map(words).distinct().count() > 1) {
            facts.add(fact(label, model -> Cell.text(words.apply(model))));
        }
    }

    private static boolean isPenalised(LinearModel model) {
        return model.training().objective().kind() != PenaltyKind.NONE;
    }

    private static boolean isMixed(LinearModel model) {
        return model.training().objective().kind() == PenaltyKind.ELASTIC_NET;
    }

    private static Cell strength(LinearModel model) {
        return Cell.number(model.training().objective().alpha()).shownIf(isPenalised(model));
    }

    /** What a strength refers to: nothing where there is none, and where it goes without saying. */
    private static String scale(LinearModel model) {
        Scaling scaling = model.training().scaling();
        return isPenalised(model) && scaling != Scaling.NONE ? scaling.label() : "";
    }

    private void addQualities(List<Fact> facts) {
        add(facts, "R²", model -> isSquared(model) ? quality(model).explained() : Double.NaN, Cell::share);
        add(facts, "RMSE", model -> quality(model).rmse(), Cell::number);
        add(facts, "deviance", model -> quality(model).deviance(), Cell::number);
        add(
                facts,
                "explained",
                model -> isSquared(model) ? Double.NaN : quality(model).explained(),
                Cell::share);
    }

    private void add(List<Fact> facts, String label, Function<LinearModel, Double> value, Function<Double, Cell> cell) {
        if (models.stream().anyMatch(model -> !Double.isNaN(value.apply(model)))) {
            facts.add(fact(label, value.andThen(cell)));
        }
    }

    private static boolean isSquared(LinearModel model) {
        return model.training().objective().loss() instanceof Squared;
    }

    private static Quality quality(LinearModel model) {
        return model.training().appraisal().quality().orElse(new Quality(Double.NaN, Double.NaN, Double.NaN));
    }

    /** The kinds of error out of sample that models know of themselves. */
    private Set<String> errors() {
        Set<String> labels = new LinkedHashSet<>();
        models.forEach(model -> choice(model).map(ModelFacts::label).ifPresent(labels::add));
        return labels;
    }

    private static Optional<Choice> choice(LinearModel model) {
        Appraisal appraisal = model.training().appraisal();
        return appraisal.choice();
    }

    private static String label(Choice choice) {
        String criterion = choice.criterion().toUpperCase(Locale.ROOT);
        return ChoiceText.metric(choice)
                .filter(metric ->
                        Set.of(Criterion.CV.label(), Criterion.LOO.label()).contains(choice.criterion()))
                .map(metric -> criterion + " " + SelectionText.heading(metric))
                .orElse(criterion);
    }

    private static Cell error(LinearModel model, String label) {
        return choice(model)
                .filter(choice -> label(choice).equals(label))
                .map(choice -> Cell.measured(choice.value(), choice.standardError()))
                .orElse(Cell.NOTHING);
    }
}
