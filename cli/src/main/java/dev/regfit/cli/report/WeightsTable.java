package dev.regfit.cli.report;

import dev.regfit.cli.report.Sheet.Column;
import dev.regfit.cli.report.Sheet.Fact;
import dev.regfit.cli.report.Sheet.Row;
import dev.regfit.data.Counts;
import dev.regfit.inference.Inference;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Resampled;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The weights of a model and what is known of each: ordered for people, in file order for spreadsheets. */
final class WeightsTable {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_ZEROS_NAMED = 12;
    private static final int STANDARDIZED_DIGITS = 3;
    private static final String INTERCEPT = "(intercept)";

    private final LinearModel model;
    private final WeightOrder order;
    private final List<String> names;
    private final Resampled resampled;
    private final InferenceText inference;
    private final ResampledText beside;

    /** @param inference what is known of the weights of least squares, unless fits of samples take its place */
    WeightsTable(LinearModel model, Optional<Inference> inference) {
        this.model = model;
        this.order = new WeightOrder(model);
        this.resampled = model.training().appraisal().resampled();
        this.inference = new InferenceText(resampled.bootstrap().isPresent() ? Optional.empty() : inference);
        this.beside = new ResampledText(model, this.inference);
        this.names = model.schema().features();
    }

    /**
     * All weights; people see those that count.
     *
     * @param alarms to be seen first
     */
    Sheet sheet(String caption, List<Fact> facts, List<String> alarms) {
        List<Column> columns = new ArrayList<>(List.of(Column.words("name", ""), Column.numbers("weight", "weight")));
        if (model.training().deviations().isPresent()) {
            columns.add(Column.numbers("standardized", "standardized").shownIf(hasSizes()));
        }
        columns.addAll(inference.sheetColumns());
        if (resampled.bootstrap().isPresent()) {
            columns.add(Column.numbers("standard_error", "std. error"));
            columns.add(Column.numbers("lower", "2.5 %"));
            columns.add(Column.numbers("upper", "97.5 %"));
        }
        if (resampled.stability().isPresent()) {
            columns.add(Column.numbers("selected", "selected"));
        }
        boolean intercept = model.training().standardization().intercept();
        Set<Integer> shown = Arrays.stream(order.shown()).boxed().collect(Collectors.toSet());
        List<Row> rows = new AbstractList<>() {
            @Override
            public int size() {
                return names.size() + 1;
            }

            @Override
            public Row get(int row) {
                return new Row(cells(row - 1), row == 0 ? !intercept : !shown.contains(row - 1));
            }
        };
        return new Sheet(
                caption,
                columns,
                rows,
                facts,
                Sheet.notes(alarms, zeros().stream().toList()));
    }

    /** Of weight j, or of the intercept where j is −1. */
    private List<Cell> cells(int j) {
        List<Cell> cells = new ArrayList<>();
        cells.add(Cell.text(j < 0 ? INTERCEPT : names.get(j)));
        cells.add(Cell.number(weight(j)));
        if (model.training().deviations().isPresent()) {
            cells.add(Cell.number(standardized(j)));
        }
        inference.add(cells, j);
        if (resampled.bootstrap().isPresent()) {
            Spread spread = resampled.bootstrap().get().of(j);
            cells.add(Cell.number(spread.standardError()));
            cells.add(Cell.number(spread.lower()));
            cells.add(Cell.number(spread.upper()));
        }
        if (resampled.stability().isPresent()) {
            double[] probabilities = resampled.stability().get().probabilities();
            cells.add(j < 0 ? Cell.NOTHING : Cell.number(probabilities[j]));
        }
        return cells;
    }

    /** Whether weights can be told in standard deviations. */
    private boolean hasSizes() {
        return model.training().deviations().map(Deviations::target).orElse(0.0) > 0;
    }

    private double weight(int j) {
        return j < 0 ? model.intercept() : model.weights()[j];
    }

    /** NaN for the intercept, of a constant target, and where deviations are not known. */
    private double standardized(int j) {
        return j < 0
                ? Double.NaN
                : model.training()
                        .deviations()
                        .map(deviations -> deviations.standardized(j, weight(j)))
                        .orElse(Double.NaN);
    }

    void write(TextPage page) {
        int[] all = order.shown();
        int[] shown = Arrays.copyOf(all, Math.min(all.length, MOST_SHOWN));
        writeTable(page, shown);
        if (all.length > shown.length) {
            page.entry("", "… and " + Counts.grouped(all.length - shown.length) + " more (-f csv lists all)");
        }
        writeZeros(page);
        beside.write(page);
    }

    private void writeTable(TextPage page, int[] shown) {
        int[] rows = rows(shown);
        List<String> headings = new ArrayList<>(List.of("", "weight"));
        List<List<String>> columns = new ArrayList<>();
        columns.add(Arrays.stream(rows)
                .mapToObj(j -> j < 0 ? INTERCEPT : Words.name(names.get(j)))
                .toList());
        columns.add(
                TextNumbers.column(Arrays.stream(rows).mapToDouble(this::weight).toArray()));
        if (hasSizes()) {
            headings.add("standardized");
            columns.add(TextNumbers.known(
                    Arrays.stream(rows).mapToDouble(this::standardized).toArray(), STANDARDIZED_DIGITS));
        }
        headings.addAll(beside.headings());
        columns.addAll(beside.columns(rows));
        TextTable table = filled("n" + "r".repeat(columns.size() - 1), headings, columns);
        List<String> bars = order.bars(rows, page.room() - table.width());
        if (!bars.isEmpty()) {
            headings.add("");
            columns.add(bars);
            table = filled("n" + "r".repeat(columns.size() - 2) + "l", headings, columns);
        }
        page.table("weights", table);
    }

    private static TextTable filled(String alignment, List<String> headings, List<List<String>> columns) {
        TextTable table = TextTable.aligned(alignment);
        if (columns.size() > 2) {
            table.row(headings);
        }
        for (int k = 0; k < columns.get(0).size(); k++) {
            int at = k;
            table.row(columns.stream().map(column -> column.get(at)).toList());
        }
        return table;
    }

    /** The weights that are shown, after −1 for the intercept if there is one. */
    private int[] rows(int[] shown) {
        if (!model.training().standardization().intercept()) {
            return shown;
        }
        int[] rows = new int[shown.length + 1];
        rows[0] = -1;
        System.arraycopy(shown, 0, rows, 1, shown.length);
        return rows;
    }

    private void writeZeros(TextPage page) {
        zeros().ifPresent(words -> page.entry("", words));
    }

    private Optional<String> zeros() {
        List<String> zeros = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (model.weights()[j] == 0) {
                zeros.add(names.get(j));
            }
        }
        zeros.removeAll(Set.copyOf(model.aliased()));
        return zeros.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.count(zeros.size(), "column") + (zeros.size() == 1 ? " has" : " have")
                        + " weight zero: " + Words.names(zeros, MOST_ZEROS_NAMED));
    }
}
