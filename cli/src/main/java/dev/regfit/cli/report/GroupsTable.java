package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.inference.Inference;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Stability;
import dev.regfit.problem.Groups;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** For people, the groups of a model that enter or leave together, the largest first, with the norms of their weights. */
final class GroupsTable {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_ZEROS_NAMED = 12;
    private static final int STANDARDIZED_DIGITS = 3;

    private final LinearModel model;
    private final GroupSizes sizes;
    private final List<Groups.Group> groups;
    private final Optional<Stability> stability;

    GroupsTable(LinearModel model) {
        this.model = model;
        this.sizes = new GroupSizes(model);
        this.groups = model.training().groups().groups();
        this.stability = model.training().appraisal().resampled().stability();
    }

    void write(TextPage page) {
        List<Groups.Group> active = groups.stream()
                .filter(group -> group.isActive(model.weights()))
                .sorted(Comparator.comparingDouble((Groups.Group group) -> -sizes.size(group)))
                .toList();
        List<Groups.Group> shown = active.subList(0, Math.min(MOST_SHOWN, active.size()));
        page.table("weights", table(page, shown));
        if (active.size() > shown.size()) {
            page.entry("", "… and " + Counts.grouped(active.size() - shown.size()) + " more");
        }
        boolean several = shown.stream().anyMatch(group -> group.columns().length > 1);
        String errors = model.training().appraisal().resampled().bootstrap().isPresent() ? ", with its error" : "";
        if (several) {
            page.entry("", "of several weights the norm ‖w‖₂ is given; -f csv lists each" + errors);
        }
        writeZeros(page);
        new ResampledText(model, new InferenceText(Optional.<Inference>empty())).write(page);
    }

    private TextTable table(TextPage page, List<Groups.Group> shown) {
        boolean intercept = model.training().standardization().intercept();
        List<String> headings = new ArrayList<>(List.of("", "weights", "weight or ‖w‖₂"));
        List<List<String>> columns = new ArrayList<>();
        List<String> first = intercept ? List.of("(intercept)") : List.of();
        List<String> blank = intercept ? List.of("") : List.of();
        columns.add(beside(first, shown.stream().map(group -> Words.name(group.name()))));
        columns.add(beside(blank, shown.stream().map(group -> Counts.grouped(group.columns().length))));
        double[] values = Stream.concat(
                        intercept ? Stream.of(model.intercept()) : Stream.<Double>of(),
                        shown.stream().map(this::weight))
                .mapToDouble(Double::doubleValue)
                .toArray();
        columns.add(TextNumbers.column(values));
        if (model.training().deviations().map(Deviations::target).orElse(0.0) > 0) {
            headings.add("standardized");
            double[] standardized =
                    shown.stream().mapToDouble(this::standardized).toArray();
            columns.add(beside(blank, TextNumbers.known(standardized, STANDARDIZED_DIGITS).stream()));
        }
        stability.ifPresent(known -> {
            headings.add("selected");
            columns.add(beside(
                    blank,
                    shown.stream()
                            .map(group ->
                                    TextNumbers.of(100 * known.probabilities()[group.columns()[0]], STANDARDIZED_DIGITS)
                                            + " %")));
        });
        TextTable table = filled("n" + "r".repeat(columns.size() - 1), headings, columns);
        List<String> bars = WeightOrder.bars(
                Stream.concat(
                                intercept ? Stream.of(0.0) : Stream.<Double>of(),
                                shown.stream().map(sizes::size))
                        .mapToDouble(Double::doubleValue)
                        .toArray(),
                page.room() - table.width());
        if (!bars.isEmpty()) {
            headings.add("");
            columns.add(bars);
            table = filled("n" + "r".repeat(columns.size() - 2) + "l", headings, columns);
        }
        return table;
    }

    private static List<String> beside(List<String> first, Stream<String> others) {
        return Stream.concat(first.stream(), others).toList();
    }

    private static TextTable filled(String alignment, List<String> headings, List<List<String>> columns) {
        TextTable table = TextTable.aligned(alignment).row(headings);
        for (int k = 0; k < columns.get(0).size(); k++) {
            int at = k;
            table.row(columns.stream().map(column -> column.get(at)).toList());
        }
        return table;
    }

    /** The weight of a column that is a group of its own; otherwise the norm. */
    private double weight(Groups.Group group) {
        return group.columns().length == 1 ? model.weights()[group.columns()[0]] : group.norm(model.weights());
    }

    private double standardized(Groups.Group group) {
        int j = group.columns()[0];
        return group.columns().length == 1
                ? model.training().deviations().orElseThrow().standardized(j, model.weights()[j])
                : sizes.standardized(group);
    }

    private void writeZeros(TextPage page) {
        List<String> zeros = groups.stream()
                .filter(group -> !group.isActive(model.weights()))
                .map(Groups.Group::name)
                .toList();
        if (!zeros.isEmpty()) {
            page.entry(
                    "",
                    "%s of %s %s zero: %s"
                            .formatted(
                                    Counts.grouped(zeros.size()),
                                    Words.count(groups.size(), "column"),
                                    zeros.size() == 1 ? "is" : "are",
                                    Words.names(zeros, MOST_ZEROS_NAMED)));
        }
    }
}
