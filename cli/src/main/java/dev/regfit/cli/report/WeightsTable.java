package dev.regfit.cli.report;

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

    CsvTable csv() {
        List<String> header = new ArrayList<>(List.of("name", "weight"));
        if (model.training().deviations().isPresent()) {
            header.add("standardized");
        }
        header.addAll(inference.header());
        if (resampled.bootstrap().isPresent()) {
            header.addAll(List.of("standard_error", "lower", "upper"));
        }
        if (resampled.stability().isPresent()) {
            header.add("selected");
        }
        return new CsvTable(header, new AbstractList<>() {
            @Override
            public int size() {
                return names.size() + 1;
            }

            @Override
            public List<String> get(int row) {
                return fields(row - 1);
            }
        });
    }

    /** Of weight j, or of the intercept where j is −1. */
    private List<String> fields(int j) {
        List<String> fields = new ArrayList<>();
        fields.add(j < 0 ? INTERCEPT : names.get(j));
        fields.add(CsvTable.number(weight(j)));
        if (model.training().deviations().isPresent()) {
            fields.add(CsvTable.number(standardized(j)));
        }
        inference.add(fields, j);
        if (resampled.bootstrap().isPresent()) {
            Spread spread = resampled.bootstrap().get().of(j);
            fields.add(CsvTable.number(spread.standardError()));
            fields.add(CsvTable.number(spread.lower()));
            fields.add(CsvTable.number(spread.upper()));
        }
        if (resampled.stability().isPresent()) {
            double[] probabilities = resampled.stability().get().probabilities();
            fields.add(j < 0 ? "" : CsvTable.number(probabilities[j]));
        }
        return fields;
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
        if (model.training().deviations().map(Deviations::target).orElse(0.0) > 0) {
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
        List<String> zeros = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            if (model.weights()[j] == 0) {
                zeros.add(names.get(j));
            }
        }
        zeros.removeAll(Set.copyOf(model.aliased()));
        if (!zeros.isEmpty()) {
            page.entry(
                    "",
                    Words.count(zeros.size(), "column") + (zeros.size() == 1 ? " has" : " have") + " weight zero: "
                            + Words.names(zeros, MOST_ZEROS_NAMED));
        }
    }
}
