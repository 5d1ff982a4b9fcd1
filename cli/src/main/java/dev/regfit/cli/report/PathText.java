package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.path.Change;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.path.Relaxed;
import dev.regfit.path.RelaxedPath;
import dev.regfit.problem.Objective;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A path for people. */
record PathText(PathReport report) {
    private static final int MOST_NAMES = 4;

    void write(TextPage page) {
        Path path = report.path();
        Objective first = path.points().get(0).objective();
        page.title(report.title());
        if (!report.converged()) {
            page.alarm(report.alarm());
        }
        page.entry(
                "objective",
                "%s (convention %s)"
                        .formatted(first.formula(), first.convention().label()));
        if (report.formulation().scaling() != Scaling.NONE) {
            page.entry("", "on " + report.formulation().scaling().description());
        }
        report.formulation().adaptation().ifPresent(adaptation -> page.entry("", Words.adaptive(adaptation.gamma())));
        BallText.write(page, report.formulation().ball());
        page.blank();
        page.table(path.isExact() ? "knots" : "path", table());
        page.blank();
        end().ifPresent(words -> page.entry("end", words));
        report.relaxed().ifPresent(refits -> page.entry("relaxed", relaxed(refits)));
        if (!report.formulation().intercept() && report.isSquared()) {
            page.entry("R²", "about zero, as there is no intercept");
        }
        page.entry("certificate", certificate());
        page.entry("solver", path.solver() + ": " + path.reason());
    }

    private TextTable table() {
        Path path = report.path();
        boolean relaxed = report.relaxed().isPresent();
        List<String> header =
                new ArrayList<>(List.of("α", "nonzero", report.isSquared() ? "R²" : "explained", "objective", "gap"));
        boolean grouped = report.groups().areWanted();
        if (grouped) {
            header.add(1, "groups");
        }
        if (relaxed) {
            header.addAll(
                    report.isSquared()
                            ? List.of("relaxed R²", "relaxed loss")
                            : List.of("relaxed: explained", "deviance"));
        }
        header.add(path.isExact() ? "enters, −leaves here" : "entered, −left since above");
        TextTable table =
                TextTable.aligned("l" + "r".repeat(header.size() - 2) + "p").row(header.toArray(String[]::new));
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            List<String> row = new ArrayList<>(List.of(
                    TextNumbers.of(point.alpha()),
                    Integer.toString(point.weights().nonzero()),
                    share(point.r2()),
                    TextNumbers.of(point.value()),
                    CertificateText.of(point.certificate().relativeGap())));
            if (grouped) {
                row.add(1, Integer.toString(report.active(point)));
            }
            report.refit(k).ifPresent(refit -> {
                row.add(share(refit.r2()));
                row.add(TextNumbers.of(PathReport.loss(point, refit)));
            });
            row.add(events(path.changes().get(k)));
            table.row(row.toArray(String[]::new));
        }
        return table;
    }

    private static String share(double r2) {
        return TextNumbers.of(TextNumbers.withoutRounding(r2), 4);
    }

    private String events(List<Change> changes) {
        List<String> events = new ArrayList<>();
        report.names(changes, true).forEach(name -> events.add(Words.name(name)));
        report.names(changes, false).forEach(name -> events.add("−" + Words.name(name)));
        return Words.list(events.subList(0, Math.min(MOST_NAMES, events.size())), events.size());
    }

    /** Why there are no more rows, where that is to be told. */
    private Optional<String> end() {
        String alpha = TextNumbers.of(report.last().alpha());
        return switch (report.path().end()) {
            case WHOLE_GRID, ROUNDING -> Optional.empty();
            case NOTHING_LEFT ->
                Optional.of(
                        "at α = " + alpha
                                + ", because smaller strengths would hardly explain more; strengths listed with --alpha are all tried");
            case ZERO -> Optional.of("at α = 0, where nothing is penalised: least squares");
            case LEAST_STRENGTH -> Optional.of("at α = " + alpha + ", as --min-ratio says");
            case MOST_STRENGTHS ->
                Optional.of("after " + Words.count(report.path().points().size(), "strength") + ", as --n-alphas says");
        };
    }

    private String relaxed(RelaxedPath refits) {
        String what = refits.gamma() == 0
                ? "columns with nonzero weights, refitted without a penalty"
                : "γ times the weights of the path and 1 − γ times those without a penalty on the same columns, γ = "
                        + TextNumbers.of(refits.gamma());
        List<Relaxed> reduced = refits.points().stream()
                .filter(refit -> refit.leftOut().length > 0)
                .toList();
        if (reduced.isEmpty()) {
            return what;
        }
        List<String> names = reduced.stream()
                .flatMapToInt(refit -> Arrays.stream(refit.leftOut()))
                .distinct()
                .mapToObj(report.schema().features()::get)
                .toList();
        return "%s; at %s without columns that are collinear with others, or more than the rows can distinguish: %s"
                .formatted(what, Words.count(reduced.size(), "strength"), Words.names(names, MOST_NAMES));
    }

    private String certificate() {
        Path path = report.path();
        return "%s %s proven within %s of the optimum (relative duality gap)%s"
                .formatted(
                        Words.count(path.points().size(), "strength"),
                        path.points().stream()
                                        .allMatch(point -> point.certificate().isWithin(path.tolerance()))
                                ? "all"
                                : "not all",
                        TextNumbers.of(path.tolerance(), 2),
                        report.relaxed()
                                .map(refits -> refits.converged(path.tolerance())
                                        ? ", and so are the relaxed fits"
                                        : "; the relaxed fits are not")
                                .orElse(""));
    }
}
