package dev.regfit.cli.page;

import dev.regfit.Exploration;
import dev.regfit.TrainingFit;
import dev.regfit.cli.report.Fact;
import dev.regfit.cli.report.Facts;
import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Counts;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.path.LassoSegments;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import dev.regfit.selection.Selection;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a page shows.
 *
 * @param version of regfit that writes the page
 * @param model the page is about
 * @param preparation of the data that the model was trained on
 * @param fit to these data
 * @param exploration other strengths, if the model has one
 * @param selection what the strength was chosen from, or fared at
 * @param origin how the page came to be
 */
public record Page(
        String version,
        LinearModel model,
        Preparation preparation,
        TrainingFit fit,
        Optional<Exploration> exploration,
        Optional<Selection> selection,
        Origin origin) {

    /**
     * How a page came to be.
     *
     * @param commands each with what it does, to be run again
     * @param tested errors on rows that took no part; empty if there are none
     * @param comparison of methods that the model has won: a header, then a row each; empty without one
     * @param alarms what must not be overlooked, beside what the model itself says
     * @param remarks what the page lacks, and what would show it
     */
    public record Origin(
            List<Fact> commands,
            List<Fact> tested,
            List<List<String>> comparison,
            List<String> alarms,
            List<String> remarks) {
        public Origin {
            commands = List.copyOf(commands);
            tested = List.copyOf(tested);
            comparison = List.copyOf(comparison);
            alarms = List.copyOf(alarms);
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Explores what else the page shows.
     *
     * @param selection what the strength was chosen from, or fared at
     * @param stopping for fits at other strengths
     */
    public static Page of(
            String version,
            LinearModel model,
            Preparation preparation,
            Optional<Selection> selection,
            Stopping stopping,
            Origin origin) {
        return new Page(
                version,
                model,
                preparation,
                TrainingFit.of(model, preparation.data()),
                Exploration.of(model, preparation, selection, stopping),
                selection,
                origin);
    }

    /** The file. */
    public String html() {
        return Template.fill(title(), tree());
    }

    private String title() {
        Facts facts = new Facts(model);
        return facts.method() + " for " + model.schema().fitted();
    }

    private Map<String, Object> tree() {
        Facts facts = new Facts(model);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("version", version);
        tree.put("method", facts.method());
        tree.put("onData", onData());
        tree.put("files", facts.files());
        List<String> alarms = new ArrayList<>(origin.alarms());
        facts.alarms().stream().filter(alarm -> !alarms.contains(alarm)).forEach(alarms::add);
        tree.put("alarms", alarms);
        tree.put("remarks", remarks());
        tree.put("scores", facts(facts.scores(fit.evaluation(), fit.goodness())));
        tree.put("converged", model.training().proof().converged());
        addColumns(tree);
        exploration.ifPresent(other -> tree.put("path", path(other)));
        selection
                .map(one -> new CurveData(one, facts))
                .filter(CurveData::isDrawn)
                .ifPresent(curve -> tree.put("curve", curve.tree()));
        fit.rows()
                .ifPresent(rows -> tree.put(
                        "residuals",
                        new ResidualData(rows, model.training().objective().loss()).tree()));
        model.schema()
                .classes()
                .ifPresent(classes -> tree.put("classes", List.of(classes.negative(), classes.positive())));
        tree.put("explained", facts.explained());
        tree.put("fitted", model.schema().fitted());
        tree.put("comparison", origin.comparison());
        tree.put("tested", facts(origin.tested()));
        tree.put("objective", facts(facts.objective()));
        tree.put("certificate", facts(facts.certificate()));
        tree.put("data", facts(facts.data()));
        tree.put("commands", facts(origin.commands()));
        return tree;
    }

    private String onData() {
        long rows = preparation.data().size();
        int columns = model.schema().predictors().size();
        return "%s %s × %s %s"
                .formatted(
                        Counts.grouped(rows),
                        rows == 1 ? "row" : "rows",
                        Counts.grouped(columns),
                        columns == 1 ? "column" : "columns");
    }

    private List<String> remarks() {
        List<String> remarks = new ArrayList<>(origin.remarks());
        if (fit.rows().isEmpty()) {
            remarks.add("Residuals are not shown: of these data only sums were kept while they were read, not the rows."
                    + " regfit evaluate goes through the rows again and measures them.");
        }
        return remarks;
    }

    private static List<List<Object>> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> List.<Object>of(fact.label(), fact.lines()))
                .toList();
    }

    private void addColumns(Map<String, Object> tree) {
        ColumnSummary summary = preparation.summary();
        int p = model.weights().length;
        tree.put("names", model.schema().features());
        tree.put("weights", Packed.doubles(model.weights()));
        tree.put("intercept", model.intercept());
        tree.put("hasIntercept", model.training().standardization().intercept());
        tree.put("means", Packed.floats(Arrays.copyOf(summary.means(), p)));
        tree.put("deviations", Packed.floats(deviations().columns()));
        tree.put("targetDeviation", deviations().target());
        tree.put(
                "targetSummary",
                List.of(summary.means()[p], summary.deviations()[p], summary.minima()[p], summary.maxima()[p]));
    }

    private Deviations deviations() {
        return Deviations.of(preparation.summary());
    }

    private Map<String, Object> path(Exploration other) {
        Path path = other.path();
        Objective objective = model.training().objective();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("alpha", objective.alpha());
        tree.put("exact", other.segments().isPresent());
        tree.put("words", words(other));
        tree.put("family", objective.kind() == PenaltyKind.ELASTIC_NET ? objective.l1Ratio() : null);
        List<PathPoint> points = path.points();
        double least = other.segments()
                .map(LassoSegments::last)
                .orElseGet(() -> points.get(points.size() - 1).alpha());
        tree.put("lines", new LinesData(path, least, other.segments().isPresent(), deviations()).tree());
        if (other.segments().isPresent()) {
            tree.put("segments", new SegmentsData(other.segments().get()).tree());
            tree.put("deviation", other.deviation());
        } else {
            tree.put("stops", new StopsData(model, points).tree());
        }
        return tree;
    }

    /** What the slider does, and what is not to be expected of it. */
    private static String words(Exploration other) {
        if (other.segments().isPresent()) {
            return "Between its knots the lasso's weights move on straight lines. This page holds the equations of these"
                    + " lines and solves them at the strength you choose, so that the weights are those that regfit train"
                    + " gives there, not a reading from the picture.";
        }
        String why = switch (other.obstacle().orElseThrow()) {
            case L2_PART -> "the penalty has a part of squares";
            case LOSS -> "the loss is not the squared one";
            case GROUPS -> "columns are penalised in groups";
            case BOUNDS -> "the norm of the weights is limited";
            case OUT_OF_REACH ->
                "bounds, nearly collinear columns or too many of them keep this page from holding their" + " equations";
        };
        return "The slider stops where weights were computed and proven. Between these strengths they do not move on known"
                + " lines, because " + why + "; nothing here is interpolated.";
    }
}
