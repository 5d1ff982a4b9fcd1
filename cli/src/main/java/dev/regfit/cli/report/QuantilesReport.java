package dev.regfit.cli.report;

import dev.regfit.Crossing;
import dev.regfit.Fit;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What train has to say of several quantiles of the same rows.
 *
 * @param fits the lowest quantile first
 * @param crossing where they contradict each other
 * @param timing of all, shown to programs only
 */
public record QuantilesReport(List<Fit> fits, Crossing crossing, Timing timing) implements Report {

    /** What to say about quantiles that cross. */
    public static List<String> notes(Crossing crossing) {
        return crossing.crossed() == 0
                ? List.of()
                : List.of(
                        "the quantiles cross in %d of %s: a higher one lies below a lower one there; fewer columns, or a"
                                        .formatted(crossing.crossed(), Words.count(crossing.rows(), "row"))
                                + " stronger penalty, keep them apart");
    }

    private List<LinearModel> models() {
        return fits.stream().map(Fit::model).toList();
    }

    private static String label(Fit fit) {
        return "τ = " + TextNumbers.of(tau(fit));
    }

    private static double tau(Fit fit) {
        return fit.model().training().objective().loss().parameter().orElseThrow();
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(training().provenance().version(), "train");
        tree.put("data", ModelTree.data(training().provenance(), schema()));
        tree.put(
                "quantiles",
                fits.stream()
                        .map(fit -> new TrainReport(fit, Optional.empty(), timing).tree())
                        .toList());
        Map<String, Object> crossed = new LinkedHashMap<>();
        crossed.put("rows", crossing.crossed());
        crossed.put("share", crossing.share());
        tree.put("crossing", crossed);
        tree.put("timing", ModelTree.timing(timing));
        return tree;
    }

    private Training training() {
        return fits.get(0).model().training();
    }

    private Schema schema() {
        return fits.get(0).model().schema();
    }

    @Override
    public Sheet sheet() {
        List<SideBySide.Labelled> columns = fits.stream()
                .map(fit -> new SideBySide.Labelled("tau_" + CsvTable.number(tau(fit)), label(fit), fit.model()))
                .toList();
        return new SideBySide(columns).sheet(title());
    }

    private String title() {
        return "%d quantiles, %s on %s × %s%s, target %s%s"
                .formatted(
                        fits.size(),
                        Words.method(training().objective()),
                        Words.count(training().provenance().rows(), "row"),
                        Words.count(schema().predictors().size(), "column"),
                        Words.of(training().provenance().files()),
                        Words.target(schema()),
                        Words.dropped(training().provenance().dropped()));
    }

    @Override
    public void write(TextPage page) {
        Objective objective = training().objective();
        page.title(title());
        fits.stream().filter(fit -> !fit.converged()).forEach(fit -> page.alarm(label(fit) + ": " + Alarm.of(fit)));
        page.entry("objective", objective.formula());
        page.entry("", "(convention %s)".formatted(objective.convention().label()));
        if (hasStrength() && training().scaling() != Scaling.NONE) {
            page.entry("", "on " + training().scaling().description());
        }
        page.blank();
        page.table("quantiles", quantiles(hasStrength()));
        page.entry(
                "",
                crossing.crossed() == 0
                        ? "they do not cross in any row"
                        : "they cross in " + Words.count(crossing.crossed(), "row"));
        page.blank();
        WeightColumns.ofModels(models())
                .write(page, fits.stream().map(QuantilesReport::label).toList());
        BaseLevels.write(page, schema());
    }

    private boolean hasStrength() {
        return training().objective().kind() != PenaltyKind.NONE;
    }

    private TextTable quantiles(boolean hasStrength) {
        TextTable table = TextTable.aligned(hasStrength ? "rrrrrrl" : "rrrrrl");
        table.row(line(hasStrength, "τ", "α", "nonzero", "pinball loss", "explained", "coverage", "gap"));
        for (Fit fit : fits) {
            Goodness goodness = fit.goodness().orElseThrow();
            Training training = fit.model().training();
            table.row(line(
                    hasStrength,
                    TextNumbers.of(tau(fit)),
                    TextNumbers.of(training.objective().alpha()),
                    Integer.toString(fit.model().nonzero()),
                    TextNumbers.of(goodness.meanLoss()),
                    TextNumbers.of(goodness.explained(), 4),
                    TextNumbers.of(goodness.coverage(), 4),
                    TextNumbers.of(training.proof().certificate().relativeGap(), 2)));
        }
        return table;
    }

    private static List<String> line(
            boolean hasStrength,
            String tau,
            String alpha,
            String nonzero,
            String loss,
            String explained,
            String coverage,
            String gap) {
        return hasStrength
                ? List.of(tau, alpha, nonzero, loss, explained, coverage, gap)
                : List.of(tau, nonzero, loss, explained, coverage, gap);
    }
}
