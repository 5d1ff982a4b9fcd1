package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.Change;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What path has to say.
 *
 * @param schema of the weights
 * @param provenance where the data come from
 * @param timing shown to programs only: it is not the same from run to run
 */
public record PathReport(Path path, Schema schema, Provenance provenance, Formulation formulation, Timing timing)
        implements Report {
    private static final int MOST_NAMES = 4;

    /** Weights that are not zero, a row each. */
    public CsvTable weights() {
        List<String> names = schema.features();
        List<List<String>> rows = new ArrayList<>();
        for (PathPoint point : path.points()) {
            String alpha = CsvTable.number(point.alpha());
            rows.add(List.of(alpha, "(intercept)", CsvTable.number(point.intercept())));
            for (int k = 0; k < point.weights().nonzero(); k++) {
                rows.add(List.of(
                        alpha,
                        names.get(point.weights().columns()[k]),
                        CsvTable.number(point.weights().values()[k])));
            }
        }
        return new CsvTable(List.of("alpha", "name", "weight"), rows);
    }

    /** What is said when a point is not proven as asked. */
    public String alarm() {
        List<PathPoint> missed = path.points().stream()
                .filter(point -> !point.certificate().isWithin(path.tolerance()))
                .toList();
        return "NOT CONVERGED at %s of %d, first at α = %s: the relative duality gap there is %s, and %s was asked for. Allow more with --max-iter, or try --scale standard."
                .formatted(
                        Words.count(missed.size(), "strength"),
                        path.points().size(),
                        TextNumbers.of(missed.get(0).alpha()),
                        TextNumbers.of(missed.get(0).certificate().relativeGap(), 2),
                        TextNumbers.of(path.tolerance(), 2));
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(provenance.version(), "path");
        tree.put("data", ModelTree.data(provenance, schema));
        Objective first = path.points().get(0).objective();
        Map<String, Object> objective = new LinkedHashMap<>();
        objective.put("convention", first.convention().label());
        objective.put("formula", first.formula());
        objective.put("penalty", first.kind().label());
        objective.put("l1_ratio", first.l1Ratio());
        tree.put("objective", objective);
        List<String> names = schema.features();
        tree.put("path", path.points().stream().map(point -> point(point, names)).toList());
        tree.put("knots", changes().stream().map(change -> change(change, names)).toList());
        tree.put("solver", ModelTree.solver(path.solver(), path.reason()));
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    private static Map<String, Object> point(PathPoint point, List<String> names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", point.alpha());
        tree.put("nonzero", point.weights().nonzero());
        tree.put("r2", point.r2());
        tree.put("objective", point.value());
        tree.put("certificate", ModelTree.certificate(point.certificate(), point.objective()));
        tree.put("intercept", point.intercept());
        List<Map<String, Object>> weights = new ArrayList<>();
        for (int k = 0; k < point.weights().nonzero(); k++) {
            Map<String, Object> weight = new LinkedHashMap<>();
            weight.put("name", names.get(point.weights().columns()[k]));
            weight.put("weight", point.weights().values()[k]);
            weights.add(weight);
        }
        tree.put("weights", weights);
        return tree;
    }

    private static Map<String, Object> change(Change change, List<String> names) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", names.get(change.column()));
        tree.put("event", change.enters() ? "enters" : "leaves");
        tree.put("from_alpha", change.from());
        tree.put("to_alpha", change.to());
        return tree;
    }

    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (int k = 1; k < path.points().size(); k++) {
            changes.addAll(
                    Change.between(path.points().get(k - 1), path.points().get(k)));
        }
        return changes;
    }

    /** The changes before point k. */
    private List<Change> changesTo(int k) {
        return k == 0
                ? List.of()
                : Change.between(path.points().get(k - 1), path.points().get(k));
    }

    private List<String> names(List<Change> changes, boolean enters) {
        List<String> features = schema.features();
        return changes.stream()
                .filter(change -> change.enters() == enters)
                .map(change -> features.get(change.column()))
                .toList();
    }

    @Override
    public CsvTable csv() {
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            rows.add(List.of(
                    CsvTable.number(point.alpha()),
                    Integer.toString(point.weights().nonzero()),
                    CsvTable.number(point.r2()),
                    CsvTable.number(point.value()),
                    CsvTable.number(point.certificate().relativeGap()),
                    CsvTable.number(point.certificate().kkt()),
                    String.join(";", names(changesTo(k), true)),
                    String.join(";", names(changesTo(k), false))));
        }
        return new CsvTable(
                List.of("alpha", "nonzero", "r2", "objective", "relative_gap", "kkt", "enters", "leaves"), rows);
    }

    @Override
    public void write(TextPage page) {
        Objective first = path.points().get(0).objective();
        page.title("%s path on %s × %s%s, target %s%s"
                .formatted(
                        Words.method(first.kind()),
                        Words.count(provenance.rows(), "row"),
                        Words.count(schema.predictors().size(), "column"),
                        Words.of(provenance.files()),
                        Words.quoted(schema.target()),
                        Words.dropped(provenance.dropped())));
        if (!path.converged()) {
            page.alarm(alarm());
        }
        page.entry(
                "objective",
                "%s (convention %s)"
                        .formatted(first.formula(), first.convention().label()));
        if (formulation.scaling() != Scaling.NONE) {
            page.entry("", "on " + formulation.scaling().description());
        }
        page.blank();
        TextTable table = TextTable.aligned("lrrrrl").row("α", "nonzero", "R²", "objective", "gap", "enters, −leaves");
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            table.row(
                    TextNumbers.of(point.alpha()),
                    Integer.toString(point.weights().nonzero()),
                    TextNumbers.of(TextNumbers.withoutRounding(point.r2()), 4),
                    TextNumbers.of(point.value()),
                    TextNumbers.of(point.certificate().relativeGap(), 2),
                    events(changesTo(k)));
        }
        page.lines("path", table.lines());
        page.blank();
        page.entry(
                "certificate",
                "%s %s proven within %s of the optimum (relative duality gap)"
                        .formatted(
                                Words.count(path.points().size(), "strength"),
                                path.converged() ? "all" : "not all",
                                TextNumbers.of(path.tolerance(), 2)));
        page.entry("solver", path.solver() + ": " + path.reason());
    }

    private String events(List<Change> changes) {
        List<String> events = new ArrayList<>();
        names(changes, true).forEach(name -> events.add(Words.name(name)));
        names(changes, false).forEach(name -> events.add("−" + Words.name(name)));
        return Words.list(events.subList(0, Math.min(MOST_NAMES, events.size())), events.size());
    }
}
