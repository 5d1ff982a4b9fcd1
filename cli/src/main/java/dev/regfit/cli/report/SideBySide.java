package dev.regfit.cli.report;

import dev.regfit.cli.report.Sheet.Column;
import dev.regfit.cli.report.Sheet.Kind;
import dev.regfit.cli.report.Sheet.Row;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.LinearModel;
import dev.regfit.model.StandardErrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models beside each other, as tables of regressions are: the intercept first, then a row for each feature that any model
 * has, in the order of the largest one. A feature that a model does not know is blank there; one that its penalty has
 * removed is zero.
 */
record SideBySide(List<Labelled> models) {

    /**
     * A model and its names.
     *
     * @param key for programs
     * @param label for people
     */
    record Labelled(String key, String label, LinearModel model) {
        /** Why it is not proven, if it is not. */
        private Optional<String> alarm() {
            return new ModelText(model).unproven().map(words -> label + ": " + words);
        }

        private Optional<Bootstrap> bootstrap() {
            return model.training().appraisal().resampled().bootstrap();
        }

        private Optional<StandardErrors> errors() {
            return bootstrap().isPresent()
                    ? Optional.empty()
                    : model.training().appraisal().errors();
        }

        private List<Column> columns() {
            List<Column> columns = new ArrayList<>(List.of(Column.numbers(key, label)));
            errors().ifPresent(errors -> columns.add(Column.of(key + "_standard_error", Kind.ERRORS_BELOW)));
            bootstrap()
                    .ifPresent(bootstrap -> columns.addAll(List.of(
                            Column.hidden(key + "_standard_error"),
                            Column.of(key + "_lower", Kind.LOWER_ENDS),
                            Column.of(key + "_upper", Kind.UPPER_ENDS))));
            return columns;
        }

        /** Of a weight, and of what is known of it; j is its number, −1 of the intercept, null where there is none. */
        private void add(List<Cell> row, double weight, Integer j) {
            row.add(Cell.number(weight));
            errors().ifPresent(errors -> row.add(j == null ? Cell.NOTHING : Cell.number(errors.of(j))));
            bootstrap().ifPresent(bootstrap -> {
                Spread spread = j == null ? NOWHERE : bootstrap.of(j);
                row.add(Cell.number(spread.standardError()));
                row.add(Cell.number(spread.lower()));
                row.add(Cell.number(spread.upper()));
            });
        }
    }

    private static final Spread NOWHERE = new Spread(Double.NaN, Double.NaN, Double.NaN);

    List<LinearModel> all() {
        return models.stream().map(Labelled::model).toList();
    }

    Sheet sheet(String caption) {
        WeightColumns weights = WeightColumns.ofModels(all());
        List<Column> columns = new ArrayList<>(List.of(Column.words("name", "")));
        models.forEach(model -> columns.addAll(model.columns()));
        List<String> notes = new ArrayList<>(brackets());
        weights.without().ifPresent(notes::add);
        return new Sheet(caption, columns, rows(weights), new ModelFacts(all()).list(), Sheet.notes(alarms(), notes));
    }

    /** Which are not proven. */
    List<String> alarms() {
        return models.stream().flatMap(model -> model.alarm().stream()).toList();
    }

    private List<Row> rows(WeightColumns weights) {
        List<Map<String, Integer>> positions =
                all().stream().map(SideBySide::positions).toList();
        List<Row> rows = new ArrayList<>();
        List<Cell> first = new ArrayList<>(List.of(Cell.text(WeightColumns.INTERCEPT)));
        for (int m = 0; m < models.size(); m++) {
            double intercept = weights.intercepts()[m];
            models.get(m).add(first, intercept, Double.isNaN(intercept) ? null : -1);
        }
        rows.add(new Row(first, !weights.hasIntercept()));
        for (int j = 0; j < weights.names().size(); j++) {
            String name = weights.names().get(j);
            List<Cell> row = new ArrayList<>(List.of(Cell.text(name)));
            for (int m = 0; m < models.size(); m++) {
                models.get(m).add(row, weights.weights()[m][j], positions.get(m).get(name));
            }
            rows.add(new Row(row, !weights.hasWeight(j)));
        }
        return rows;
    }

    private static Map<String, Integer> positions(LinearModel model) {
        Map<String, Integer> positions = new HashMap<>();
        model.schema().features().forEach(name -> positions.put(name, positions.size()));
        return positions;
    }

    /** What stands in brackets. */
    private List<String> brackets() {
        List<String> notes = new ArrayList<>();
        List<String> kinds = models.stream()
                .flatMap(model -> model.errors().stream())
                .map(StandardErrors::covariance)
                .distinct()
                .toList();
        if (!kinds.isEmpty()) {
            notes.add("(standard errors, %s)".formatted(String.join(", ", kinds)));
        }
        if (models.stream().anyMatch(model -> model.bootstrap().isPresent())) {
            notes.add("[%s %% intervals of the bootstrap]".formatted(TextNumbers.of(100 * Bootstrap.LEVEL)));
        }
        return notes;
    }
}
