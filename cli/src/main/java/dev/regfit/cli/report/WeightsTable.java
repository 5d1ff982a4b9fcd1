package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.inference.Inference;
import dev.regfit.model.LinearModel;
import dev.regfit.selection.Bootstrap.Spread;
import dev.regfit.selection.Resampled;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The weights of a model: by size for people, in file order for spreadsheets. */
final class WeightsTable {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_ZEROS_NAMED = 12;
    private static final int BAR_WIDTH = 24;
    private static final String INTERCEPT = "(intercept)";
    private static final String PARTS_OF_A_BLOCK = " ▏▎▍▌▋▊▉";

    private final LinearModel model;
    private final List<String> names;
    private final Resampled resampled;
    private final InferenceText inference;
    private final ResampledText beside;

    /** @param resampled what stands beside the weights; its standard errors take the place of those of least squares */
    WeightsTable(LinearModel model, Resampled resampled, Optional<Inference> inference) {
        this.inference = new InferenceText(resampled.bootstrap().isPresent() ? Optional.empty() : inference);
        this.model = model;
        this.resampled = resampled;
        this.beside = new ResampledText(model, resampled, this.inference);
        this.names = model.schema().features();
    }

    CsvTable csv() {
        List<String> header = new ArrayList<>(List.of("name", "weight"));
        header.addAll(inference.header());
        if (resampled.bootstrap().isPresent()) {
            header.addAll(List.of("standard_error", "lower", "upper"));
        }
        if (resampled.stability().isPresent()) {
            header.add("probability");
        }
        return new CsvTable(header, new AbstractList<>() {
            @Override
            public int size() {
                return names.size() + 1;
            }

            @Override
            public List<String> get(int row) {
                List<String> fields = new ArrayList<>();
                fields.add(row == 0 ? INTERCEPT : names.get(row - 1));
                fields.add(CsvTable.number(row == 0 ? model.intercept() : model.weights()[row - 1]));
                inference.add(fields, row - 1);
                addResampled(fields, row - 1);
                return fields;
            }
        });
    }

    private void addResampled(List<String> fields, int j) {
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
    }

    void write(TextPage page) {
        int[] order = nonzeroBySize();
        int[] shown = Arrays.copyOf(order, Math.min(order.length, MOST_SHOWN));
        page.lines("weights", table(shown).lines());
        if (order.length > shown.length) {
            page.entry("", "… and " + Counts.grouped(order.length - shown.length) + " more (-f csv lists all)");
        }
        writeZeros(page);
        beside.write(page);
    }

    private TextTable table(int[] shown) {
        int[] rows = rows(shown);
        double[] values = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = rows[k] < 0 ? model.intercept() : model.weights()[rows[k]];
        }
        List<String> numbers = TextNumbers.column(values);
        List<List<String>> more = beside.columns(rows);
        TextTable table = TextTable.aligned("ll" + "r".repeat(more.size()) + "l");
        if (!more.isEmpty()) {
            List<String> headings = new ArrayList<>(List.of("", ""));
            headings.addAll(beside.headings());
            table.row(headings);
        }
        int first = rows.length - shown.length;
        for (int k = 0; k < rows.length; k++) {
            List<String> cells = new ArrayList<>();
            cells.add(rows[k] < 0 ? INTERCEPT : Words.name(names.get(rows[k])));
            cells.add(numbers.get(k));
            for (List<String> column : more) {
                cells.add(column.get(k));
            }
            cells.add(rows[k] < 0 ? "" : bar(Math.abs(values[k]) / Math.abs(values[first])));
            table.row(cells);
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

    /** Positions of the weights that are not zero, the largest first, those of equal size in file order. */
    private int[] nonzeroBySize() {
        double[] weights = model.weights();
        return IntStream.range(0, weights.length)
                .filter(j -> weights[j] != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(weights[j])))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A bar of eighths of blocks; something is always to be seen. */
    private static String bar(double share) {
        if (!(share >= 0 && share <= 1)) {
            return "";
        }
        int eighths = Math.max(1, (int) Math.round(share * BAR_WIDTH * 8));
        String end = eighths % 8 == 0 ? "" : PARTS_OF_A_BLOCK.substring(eighths % 8, eighths % 8 + 1);
        return "█".repeat(eighths / 8) + end;
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
