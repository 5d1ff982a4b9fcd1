package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Scaling;
import dev.regfit.linalg.Norms;
import dev.regfit.problem.Objective;
import dev.regfit.spectrum.Collinearity;
import dev.regfit.spectrum.Dependency;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/** A spectrum for people. */
record SpectrumText(SpectrumReport report) {
    /** Of more directions the first and the last half of them are shown. */
    private static final int MOST_DIRECTIONS = 20;

    private static final int MOST_DEPENDENCIES = 5;
    private static final int MOST_PARTS = 6;
    private static final int DIGITS = 4;
    private static final int FEW_DIGITS = 3;

    void write(TextPage page) {
        page.title(Titles.ofSpectrum(report.provenance(), report.schema()));
        writeMatrix(page);
        page.blank();
        writeDirections(page);
        page.blank();
        page.table("ridge", strengths());
        page.entry("", report.formulation().intercept() ? "df counts the intercept" : "there is no intercept");
        page.entry("", agreement());
        page.blank();
        List<RidgePoint> points = report.trace().points();
        WeightColumns.ofFits(
                        report.features(),
                        points.stream()
                                .mapToDouble(point -> report.formulation().intercept() ? point.intercept() : Double.NaN)
                                .toArray(),
                        points.stream().map(RidgePoint::weights).toArray(double[][]::new))
                .writeWeights(page, points.stream().map(SpectrumText::label).toList());
        page.blank();
        report.collinearity()
                .ifPresentOrElse(
                        found -> writeCollinearity(page, found),
                        () -> page.entry(
                                "collinearity",
                                "there are not more rows than columns: each column is a combination of others"));
    }

    private void writeMatrix(TextPage page) {
        Spectrum spectrum = report.spectrum();
        Scaling scaling = report.formulation().scaling();
        String columns = scaling == Scaling.NONE ? "columns as they are" : scaling.description();
        page.entry("XᵀX", "of " + columns + (report.formulation().intercept() ? ", centred" : ", not centred"));
        page.entry(
                "",
                spectrum.rank() < spectrum.columns()
                        ? "singular to rounding: its rank is %s, of %s"
                                .formatted(Counts.grouped(spectrum.rank()), Words.count(spectrum.columns(), "column"))
                        : "condition number %s (of X %s), rank %s"
                                .formatted(
                                        TextNumbers.of(spectrum.condition(), DIGITS),
                                        TextNumbers.of(Math.sqrt(spectrum.condition()), DIGITS),
                                        Counts.grouped(spectrum.rank())));
        page.entry("", "by " + spectrum.source().description());
        Objective objective = report.trace().points().get(0).objective();
        page.entry(
                "objective",
                "%s (convention %s)"
                        .formatted(objective.formula(), objective.convention().label()));
        double factor = factor();
        page.entry(
                "",
                "keeps λ/(λ + %s) of least squares along a direction with eigenvalue λ"
                        .formatted(factor == 1 ? "α" : TextNumbers.of(factor, DIGITS) + "·α"));
    }

    /** What α is multiplied by beside an eigenvalue. */
    private double factor() {
        return report.trace().points().stream()
                .filter(point -> point.alpha() > 0)
                .findFirst()
                .map(point -> point.shift() / point.alpha())
                .orElse(1.0);
    }

    private static String label(RidgePoint point) {
        return "α = " + TextNumbers.of(point.alpha());
    }

    private void writeDirections(TextPage page) {
        int count = report.spectrum().eigenvalues().length;
        int half = MOST_DIRECTIONS / 2;
        int leftOut = report.all() || count <= MOST_DIRECTIONS ? 0 : count - 2 * half;
        List<Integer> shown = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (leftOut == 0 || i < half || i >= count - half) {
                shown.add(i);
            }
        }
        page.table("directions", directions(shown, leftOut > 0 ? half : count));
        if (leftOut > 0) {
            page.entry("", Words.count(leftOut, "direction") + " between these left out (--all shows them)");
        }
        int beyond = report.spectrum().columns() - count;
        if (beyond > 0) {
            page.entry("", "%s with the eigenvalue zero".formatted(Words.count(beyond, "more direction")));
        }
    }

    /** @param gap how many rows stand before those that are left out */
    private TextTable directions(List<Integer> shown, int gap) {
        double[] values = report.spectrum().eigenvalues();
        double[] shares = report.shares();
        List<RidgePoint> points = report.trace().points();
        List<String> eigenvalues =
                TextNumbers.column(shown.stream().mapToDouble(i -> values[i]).toArray());
        List<String> header = new ArrayList<>(List.of("", "eigenvalue", "share"));
        points.forEach(point -> header.add("α = " + TextNumbers.of(point.alpha())));
        TextTable table =
                TextTable.aligned("rl" + "r".repeat(header.size() - 2)).row(header);
        for (int k = 0; k < shown.size(); k++) {
            int i = shown.get(k);
            if (k == gap) {
                table.row("…");
            }
            List<String> row = new ArrayList<>(
                    List.of(Integer.toString(i + 1), eigenvalues.get(k), TextNumbers.of(shares[i], FEW_DIGITS)));
            points.forEach(point -> row.add(TextNumbers.of(point.shrinkage()[i], DIGITS)));
            table.row(row);
        }
        return table;
    }

    private TextTable strengths() {
        TextTable table = TextTable.aligned("rrrrr").row("α", "df", "‖w‖₁", "‖w‖₂", "‖w‖∞");
        for (RidgePoint point : report.trace().points()) {
            Norms norms = Norms.of(point.weights());
            table.row(
                    TextNumbers.of(point.alpha()),
                    TextNumbers.of(report.degreesOfFreedom(point)),
                    TextNumbers.of(norms.l1()),
                    TextNumbers.of(norms.l2()),
                    TextNumbers.of(norms.linf()));
        }
        return table;
    }

    /** How far weights by the spectrum and those of the solver of fits are from each other. */
    private String agreement() {
        List<RidgePoint> points = report.trace().points();
        double largest =
                points.stream().mapToDouble(RidgePoint::difference).max().orElse(0);
        String solvers = String.join(
                ", ", points.stream().map(RidgePoint::solver).distinct().toList());
        return "weights differ from those of train (%s) by %s of the largest weight"
                .formatted(solvers, difference(largest));
    }

    /** Rounded up to a power of ten where it is rounding, whose digits tell nothing. */
    private static String difference(double share) {
        return DoubleStream.of(1e-10, 1e-8)
                .filter(bound -> share <= bound)
                .mapToObj(bound -> "at most " + TextNumbers.of(bound))
                .findFirst()
                .orElseGet(() -> TextNumbers.of(share, 2));
    }

    private void writeCollinearity(TextPage page, Collinearity found) {
        if (found.dependencies().isEmpty()) {
            page.entry(
                    "collinearity",
                    "none to speak of: the largest condition index of columns scaled to unit length is "
                            + TextNumbers.of(found.largestIndex(), DIGITS));
            return;
        }
        List<Dependency> all = found.dependencies();
        List<Dependency> shown = report.all() ? all : all.subList(0, Math.min(all.size(), MOST_DEPENDENCIES));
        page.table("collinearity", dependencies(shown, found.vif()));
        if (shown.size() < all.size()) {
            page.entry("", "%d more left out (--all shows them)".formatted(all.size() - shown.size()));
        }
        page.entry(
                "",
                "columns scaled to unit length; a condition index from %s on is weak collinearity, from 30 on strong"
                        .formatted(TextNumbers.of(Collinearity.LEAST_INDEX)));
    }

    private TextTable dependencies(List<Dependency> shown, double[] vif) {
        List<String> names = report.schema().features();
        TextTable table = TextTable.aligned("rnrrr").row("index", "column", "loading", "of variance", "VIF");
        for (Dependency dependency : shown) {
            String index = TextNumbers.of(dependency.conditionIndex(), DIGITS);
            int most = report.all() ? Integer.MAX_VALUE : MOST_PARTS;
            for (Dependency.Part part : dependency.parts().stream().limit(most).toList()) {
                table.row(
                        index,
                        Words.name(names.get(part.column())),
                        TextNumbers.of(part.loading(), FEW_DIGITS),
                        Double.isNaN(part.proportion()) ? "" : TextNumbers.of(part.proportion(), FEW_DIGITS),
                        TextNumbers.of(vif[part.column()], DIGITS));
                index = "";
            }
            int more = dependency.parts().size() - most;
            if (more > 0) {
                table.row("", "… and " + Words.count(more, "column") + " more");
            }
        }
        return table;
    }
}
