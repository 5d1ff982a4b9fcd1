package dev.regfit.cli.export;

import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Term;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the arithmetic of a model explicit. */
final class FormulaBuilder {
    private final LinearModel model;
    private final MissingPolicy missing;
    private final boolean unseenAsZero;
    private final List<Column> columns = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    /**
     * @param model without columns that it does not need
     * @param missing what becomes of missing values
     * @param unseenAsZero whether a text that the model does not know is none of its levels; otherwise the row has no
     *     prediction
     */
    FormulaBuilder(LinearModel model, MissingPolicy missing, boolean unseenAsZero) {
        this.model = model;
        this.missing = missing;
        this.unseenAsZero = unseenAsZero;
        Set<String> logarithms = new HashSet<>();
        for (Term term : model.schema().terms()) {
            for (Term.Factor factor : factors(term)) {
                if (factor instanceof Term.Log) {
                    logarithms.add(factor.column());
                }
            }
        }
        for (Predictor predictor : model.schema().predictors()) {
            places.put(predictor.name(), columns.size());
            columns.add(column(predictor, logarithms.contains(predictor.name())));
        }
    }

    private Column column(Predictor predictor, boolean positive) {
        List<String> levels = predictor.allLevels();
        int missingLevel = levels.size();
        if (missing.hasMissingLevel()) {
            int known = levels.indexOf(MissingPolicy.LEVEL);
            missingLevel = known < 0 ? levels.size() + 1 : known;
        }
        return new Column(
                predictor.name(),
                predictor.text(),
                levels,
                missingLevel,
                predictor.text() && !unseenAsZero,
                positive,
                missing.dropsRows());
    }

    private static List<Term.Factor> factors(Term term) {
        return term instanceof Term.Interaction product ? product.factors() : List.of((Term.Factor) term);
    }

    Formula build(Ending ending, About about) {
        List<Part> parts = new ArrayList<>();
        int[] widths = model.schema().widths();
        int from = 0;
        for (int t = 0; t < widths.length; t++) {
            parts.add(part(model.schema().terms().get(t), from, from + widths[t]));
            from += widths[t];
        }
        if (model.schema().response().hasOffset()) {
            parts.add(offset(model.schema().offset()));
        }
        return new Formula(
                columns.stream().map(column -> withoutNeed(column, parts)).toList(),
                model.intercept(),
                parts,
                ending,
                about);
    }

    /** A column need not be asked for where a part is missing with it, and nothing is added in its place. */
    private Column withoutNeed(Column column, List<Part> parts) {
        int place = places.get(column.name());
        boolean refuses = parts.stream()
                .anyMatch(part -> Double.isNaN(part.ifMissing())
                        && (part.texts().contains(place)
                                || part.factors().stream()
                                        .anyMatch(factor ->
                                                factor.column() == place && factor.kind() != Factor.Kind.MISSING)));
        return refuses ? column.withoutNeed() : column;
    }

    /** A column that is added as it is. */
    private Part offset(String name) {
        Integer place = places.get(name);
        if (place == null) {
            place = columns.size();
            places.put(name, place);
            columns.add(new Column(name, false, List.of(), 0, false, false, true));
        }
        return new Part(List.of(new Factor(place, Factor.Kind.PLAIN, 1)), List.of(), new double[] {1}, Double.NaN);
    }

    private Part part(Term term, int from, int to) {
        List<Factor> numbers = new ArrayList<>();
        List<Integer> texts = new ArrayList<>();
        List<Term.Factor> indicators = new ArrayList<>();
        for (Term.Factor factor : factors(term)) {
            int place = places.get(factor.column());
            if (columns.get(place).text() && !(factor instanceof Term.Missing)) {
                texts.add(place);
                indicators.add(factor);
            } else {
                numbers.add(number(factor, place));
            }
        }
        double ifMissing = ifMissing(from, to);
        double[] weights = weights(texts, indicators, from, numbers.isEmpty() ? ifMissing : Double.NaN);
        return new Part(numbers, texts, weights, ifMissing);
    }

    private static Factor number(Term.Factor factor, int place) {
        if (factor instanceof Term.Power power) {
            return new Factor(place, Factor.Kind.POWER, power.degree());
        }
        if (factor instanceof Term.Log) {
            return new Factor(place, Factor.Kind.LOG, 1);
        }
        return new Factor(place, factor instanceof Term.Missing ? Factor.Kind.MISSING : Factor.Kind.PLAIN, 1);
    }

    /** What the features of a term add where they are missing. */
    private double ifMissing(int from, int to) {
        if (!missing.fillsIn()) {
            return Double.NaN;
        }
        double sum = 0;
        for (int j = from; j < to && missing.fill() != MissingPolicy.Fill.ZERO; j++) {
            if (model.weights()[j] != 0) {
                sum += model.weights()[j] * model.fills()[j];
            }
        }
        return sum;
    }

    /** The weights of a term by the numbers of levels. */
    private double[] weights(List<Integer> texts, List<Term.Factor> indicators, int from, double ifMissing) {
        int size = 1;
        for (int place : texts) {
            size = Math.multiplyExact(size, columns.get(place).numbers());
        }
        double[] weights = new double[size];
        Part shape = new Part(List.of(), texts, weights, ifMissing);
        for (int c = 0; c < size; c++) {
            weights[c] = weight(texts, indicators, shape.levels(columns, c), from, ifMissing);
        }
        return weights;
    }

    private double weight(List<Integer> texts, List<Term.Factor> indicators, int[] levels, int from, double ifMissing) {
        int feature = 0;
        boolean none = false;
        for (int k = 0; k < levels.length; k++) {
            Column column = columns.get(texts.get(k));
            Predictor predictor = model.schema().predictors().get(texts.get(k));
            if (levels[k] == column.missing()) {
                return ifMissing;
            }
            // the base level comes first, and has an indicator in some terms only
            int before = indicators.get(k) instanceof Term.Levels
                    ? 0
                    : predictor.base().size();
            int position = levels[k] - before;
            none |= position < 0 || levels[k] == column.unseen();
            feature = feature * (predictor.allLevels().size() - before) + position;
        }
        return none ? 0 : model.weights()[from + feature];
    }
}
