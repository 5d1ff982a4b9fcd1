package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.inspection.SparseInspection;
import dev.regfit.inspection.SparseInspection.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What svmlight files hold, before fitting.
 *
 * @param version version of regfit
 * @param files the data files by name
 * @param inspection what was found
 * @param pair the values of the target if they are the usual codes of classes, in words; otherwise empty
 * @param readSeconds how long it took to read
 */
public record SparseInspectReport(
        String version, List<String> files, SparseInspection inspection, Optional<String> pair, double readSeconds)
        implements Report {
    private static final int MOST_FINDINGS = 12;

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("rows", inspection.rows());
        data.put("columns", inspection.columns().size());
        data.put("target", inspection.target().name());
        data.put("stored", inspection.stored());
        data.put("density", inspection.density());
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("sparse_bytes", inspection.sparseBytes());
        memory.put("dense_bytes", inspection.denseBytes());
        Map<String, Object> tree = ModelTree.head(version, "inspect");
        tree.put("data", data);
        tree.put("empty", names(Column::empty));
        tree.put("constant", names(Column::constant));
        tree.put("memory", memory);
        tree.put("timing", Map.of("read", readSeconds));
        return tree;
    }

    private List<String> names(Predicate<Column> which) {
        return inspection.columns().stream().filter(which).map(Column::name).toList();
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        inspection.columns().forEach(column -> rows.add(row(column)));
        rows.add(row(inspection.target()));
        return new Sheet(
                title(),
                List.of(
                        Sheet.Column.words("name", ""),
                        Sheet.Column.numbers("nonzero", "nonzero"),
                        Sheet.Column.numbers("min", "min"),
                        Sheet.Column.numbers("max", "max")),
                rows);
    }

    private static Sheet.Row row(Column column) {
        return Sheet.Row.of(List.of(
                Cell.text(column.name()),
                Cell.count(column.nonzero()),
                Cell.number(column.minimum()),
                Cell.number(column.maximum())));
    }

    private String title() {
        return "%s × %s%s, target %s"
                .formatted(
                        Words.count(inspection.rows(), "row"),
                        Words.count(inspection.columns().size(), "column"),
                        Words.of(files),
                        Words.quoted(inspection.target().name()));
    }

    @Override
    public void write(TextPage page) {
        Column target = inspection.target();
        page.title(title());
        page.entry(
                "cells",
                "%s other than zero, %s %% of all (-f csv counts them by column)"
                        .formatted(Counts.grouped(inspection.stored()), TextNumbers.of(100 * inspection.density(), 3)));
        page.entry(
                "target",
                target.minimum() == target.maximum()
                        ? TextNumbers.of(target.minimum()) + " in every row"
                        : "from %s to %s"
                                .formatted(TextNumbers.of(target.minimum()), TextNumbers.of(target.maximum())));
        pair.ifPresent(values -> page.entry("", Words.twoClasses(target.name(), "has only the values " + values)));
        writeFinding(page, "empty", names(Column::empty), "no value in any row");
        writeFinding(page, "constant", names(Column::constant), "the same in every row");
        page.entry(
                "memory",
                "%s of cells other than zero, %s of all cells; train would keep %s"
                        .formatted(
                                TextNumbers.bytes(inspection.sparseBytes()),
                                TextNumbers.bytes(inspection.denseBytes()),
                                inspection.sparseBytes() < inspection.denseBytes() ? "the former" : "all"));
    }

    private static void writeFinding(TextPage page, String title, List<String> names, String what) {
        if (!names.isEmpty()) {
            page.entry(
                    title,
                    Words.count(names.size(), "column") + ", " + what + ": " + Words.names(names, MOST_FINDINGS));
        }
    }
}
