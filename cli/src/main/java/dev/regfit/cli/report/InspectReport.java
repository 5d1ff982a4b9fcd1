package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.inspection.Inspection;
import dev.regfit.inspection.Inspection.Collinear;
import dev.regfit.inspection.Inspection.Column;
import dev.regfit.inspection.Inspection.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a table holds, before fitting.
 *
 * @param version version of regfit
 * @param files the data files by name
 * @param inspection what was found
 * @param pair the values of a target of numbers that are two, in words; otherwise empty
 * @param readSeconds how long it took to read
 */
public record InspectReport(
        String version, List<String> files, Inspection inspection, Optional<String> pair, double readSeconds)
        implements Report {
    private static final int MOST_COLUMNS = 40;
    private static final int MOST_FINDINGS = 12;
    private static final double LARGE_SCALE_RATIO = 100;

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("rows", inspection.rows());
        data.put("columns", inspection.columns().size() - 1);
        data.put("incomplete", inspection.incomplete());
        data.put("target", inspection.target());
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("features", inspection.memory().features());
        memory.put("rows_bytes", inspection.memory().rows());
        memory.put("moments_bytes", inspection.memory().moments());
        memory.put("rows_kept", inspection.memory().rowsKept());
        Map<String, Object> tree = ModelTree.head(version, "inspect");
        tree.put("data", data);
        tree.put(
                "columns",
                inspection.columns().stream().map(InspectReport::column).toList());
        tree.put("constant", constant());
        tree.put(
                "duplicates",
                inspection.duplicates().stream()
                        .map(pair -> List.of(pair.first(), pair.second()))
                        .toList());
        tree.put(
                "collinear",
                inspection.collinear().stream().map(InspectReport::collinear).toList());
        tree.put("scale_ratio", inspection.scaleRatio());
        tree.put("memory", memory);
        Map<String, Object> timing = new LinkedHashMap<>();
        timing.put("read", readSeconds);
        timing.put("fit", inspection.fitSeconds());
        timing.put("total", readSeconds + inspection.fitSeconds());
        tree.put("timing", timing);
        return tree;
    }

    private static Map<String, Object> column(Column column) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", column.name());
        tree.put("type", type(column));
        tree.put("missing", column.missing());
        tree.put("levels", column.text() ? column.levels() : null);
        tree.put("min", column.minimum());
        tree.put("mean", column.mean());
        tree.put("sd", column.deviation());
        tree.put("max", column.maximum());
        tree.put("constant", column.constant());
        return tree;
    }

    private static Map<String, Object> collinear(Collinear found) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", found.column());
        tree.put("r2", found.r2());
        tree.put("closest", found.closest());
        return tree;
    }

    private static String type(Column column) {
        return column.text() ? "text" : "number";
    }

    private List<String> constant() {
        return inspection.columns().stream()
                .filter(Column::constant)
                .map(Column::name)
                .toList();
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (Column column : inspection.columns()) {
            rows.add(Sheet.Row.of(List.of(
                    Cell.text(column.name()),
                    Cell.text(type(column)),
                    Cell.count(column.missing()),
                    column.text() ? Cell.count(column.levels()) : Cell.NOTHING,
                    Cell.number(column.minimum()),
                    Cell.number(column.mean()),
                    Cell.number(column.deviation()),
                    Cell.number(column.maximum()),
                    Cell.text(Boolean.toString(column.constant())))));
        }
        boolean hasText = inspection.columns().stream().anyMatch(Column::text);
        return new Sheet(
                title(),
                List.of(
                        Sheet.Column.words("name", ""),
                        Sheet.Column.words("type", "type"),
                        Sheet.Column.numbers("missing", "missing"),
                        Sheet.Column.numbers("levels", "levels").shownIf(hasText),
                        Sheet.Column.numbers("min", "min"),
                        Sheet.Column.numbers("mean", "mean"),
                        Sheet.Column.numbers("sd", "sd"),
                        Sheet.Column.numbers("max", "max"),
                        Sheet.Column.words("constant", "constant")
                                .shownIf(!constant().isEmpty())),
                rows);
    }

    private String title() {
        return "%s × %s%s, target %s"
                .formatted(
                        Words.count(inspection.rows(), "row"),
                        Words.count(inspection.columns().size() - 1, "column"),
                        Words.of(files),
                        Words.quoted(inspection.target()));
    }

    @Override
    public void write(TextPage page) {
        page.title(title());
        writeColumns(page);
        page.blank();
        if (inspection.incomplete() > 0) {
            page.entry(
                    "missing",
                    Words.count(inspection.incomplete(), "row")
                            + " with missing values: --na none treats these as information, --na mean fills them in"
                            + (inspection.incomplete() < inspection.rows() ? ", --na drop leaves such rows out" : ""));
        }
        List<String> empty = inspection.columns().stream()
                .filter(column -> column.missing() == inspection.rows())
                .map(Column::name)
                .toList();
        if (!empty.isEmpty()) {
            page.entry("empty", Words.names(empty, MOST_FINDINGS) + ": no value in any row; leave out with -x");
        }
        writeFindings(page);
        page.entry(
                "memory",
                "%s: about %s with all rows, %s with moments only; train would keep %s"
                        .formatted(
                                Words.count(inspection.memory().features(), "weight"),
                                TextNumbers.bytes(inspection.memory().rows()),
                                TextNumbers.bytes(inspection.memory().moments()),
                                inspection.memory().rowsKept() ? "the rows" : "moments only"));
        page.entry("time", time());
    }

    private void writeColumns(TextPage page) {
        List<Column> columns = inspection.columns();
        List<Column> shown = columns.subList(0, Math.min(columns.size(), MOST_COLUMNS));
        List<String> minima = statistic(shown, Column::minimum);
        List<String> means = statistic(shown, Column::mean);
        List<String> deviations = statistic(shown, Column::deviation);
        List<String> maxima = statistic(shown, Column::maximum);
        TextTable table =
                TextTable.aligned("nlrrllll").row("name", "type", "missing", "levels", "min", "mean", "sd", "max");
        for (int k = 0; k < shown.size(); k++) {
            Column column = shown.get(k);
            table.row(
                    Words.name(column.name()),
                    type(column),
                    column.missing() == 0 ? "" : Counts.grouped(column.missing()),
                    column.text() ? (column.tooManyLevels() ? "> " : "") + Counts.grouped(column.levels()) : "",
                    minima.get(k),
                    means.get(k),
                    deviations.get(k),
                    maxima.get(k));
        }
        page.table("columns", table);
        if (columns.size() > shown.size()) {
            page.entry("", "… and " + Counts.grouped(columns.size() - shown.size()) + " more (-f csv lists all)");
        }
    }

    /** One statistic of the columns of numbers, aligned; blank for text. */
    private static List<String> statistic(List<Column> columns, ToDoubleFunction<Column> statistic) {
        double[] numbers = columns.stream()
                .filter(column -> !column.text())
                .mapToDouble(statistic)
                .toArray();
        Iterator<String> texts = TextNumbers.column(numbers).iterator();
        return columns.stream().map(column -> column.text() ? "" : texts.next()).toList();
    }

    private void writeFindings(TextPage page) {
        List<String> constant = constant().stream()
                .filter(name -> !name.equals(inspection.target()))
                .toList();
        if (!constant.isEmpty()) {
            page.entry("constant", Words.names(constant, MOST_FINDINGS) + ": leave out with -x");
        }
        if (constant().contains(inspection.target())) {
            page.entry("target", Words.quoted(inspection.target()) + " is the same in every row");
        }
        Column target = inspection.columns().get(inspection.columns().size() - 1);
        if (target.text() && target.levels() == 2) {
            page.entry("target", Words.twoClasses(target.name(), "has two texts only"));
        }
        pair.ifPresent(
                values -> page.entry("target", Words.twoClasses(target.name(), "has only the values " + values)));
        List<String> identifiers = inspection.columns().stream()
                .filter(Column::tooManyLevels)
                .map(Column::name)
                .toList();
        if (!identifiers.isEmpty()) {
            page.entry(
                    "identifiers",
                    Words.names(identifiers, MOST_FINDINGS)
                            + ": more texts than can be learnt from; leave out with -x");
        }
        List<Pair> duplicates = inspection.duplicates();
        if (!duplicates.isEmpty()) {
            List<String> pairs = duplicates.stream()
                    .limit(MOST_FINDINGS)
                    .map(pair -> Words.name(pair.first()) + " = " + Words.name(pair.second()))
                    .toList();
            page.entry("duplicates", Words.list(pairs, duplicates.size()) + ": leave out one of each with -x");
        }
        if (!inspection.collinear().isEmpty()) {
            List<String> found = inspection.collinear().stream()
                    .limit(MOST_FINDINGS)
                    .map(InspectReport::sentence)
                    .toList();
            page.entry("collinear", Words.list(found, inspection.collinear().size()));
        }
        if (inspection.scaleRatio() > LARGE_SCALE_RATIO) {
            page.entry(
                    "scales",
                    "standard deviations differ by a factor of %s: --scale standard makes a penalty treat columns alike"
                            .formatted(TextNumbers.of(inspection.scaleRatio(), 3)));
        }
    }

    private String time() {
        double total = readSeconds + inspection.fitSeconds();
        return total < 1
                ? "less than a second to read and to fit"
                : "about %s s: to read %s s, to fit %s s"
                        .formatted(
                                TextNumbers.of(total, 2),
                                TextNumbers.of(readSeconds, 2),
                                TextNumbers.of(inspection.fitSeconds(), 2));
    }

    private static String sentence(Collinear found) {
        return "%s (R² %s on the others, closest to %s)"
                .formatted(Words.name(found.column()), TextNumbers.of(found.r2(), 8), Words.name(found.closest()));
    }
}
