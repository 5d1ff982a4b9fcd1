package dev.regfit.cli.report;

import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.model.Training.Provenance;
import dev.regfit.path.Change;
import dev.regfit.path.End;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.path.Relaxed;
import dev.regfit.path.RelaxedPath;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Squared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What path has to say.
 *
 * @param relaxed refits at the points of the path, where they were asked for
 * @param schema of the weights
 * @param groups of columns that are penalised together
 * @param deviations of columns and target
 * @param provenance where the data come from
 * @param timing shown to programs only: it is not the same from run to run
 */
public record PathReport(
        Path path,
        Optional<RelaxedPath> relaxed,
        Schema schema,
        Groups groups,
        Deviations deviations,
        Provenance provenance,
        Formulation formulation,
        Timing timing)
        implements Report {
    private static final String REFITS = "of the relaxed fit";

    /** Whether the path is complete, and all of it proven as asked. */
    public boolean converged() {
        return path.converged() && relaxed.map(this::isProven).orElse(true);
    }

    private boolean isProven(RelaxedPath refits) {
        return refits.converged(path.tolerance());
    }

    /** What is said when it is not. */
    public String alarm() {
        List<Certificate> certificates =
                path.points().stream().map(PathPoint::certificate).toList();
        int missed = unproven(certificates);
        if (path.end() == End.ROUNDING) {
            return "INCOMPLETE: below α = %s columns are so nearly collinear, or of so different scales, that rounding errors hide where the path goes on. %s %s"
                    .formatted(
                            TextNumbers.of(last().alpha()),
                            missed == 0
                                    ? "The knots down to there are proven."
                                    : Words.count(missed, "strength") + " down to there "
                                            + (missed == 1 ? "is" : "are") + " not proven within "
                                            + TextNumbers.of(path.tolerance(), 2) + ".",
                            formulation.scaling() == Scaling.NONE
                                    ? "Try --scale standard, or strengths below without --lars."
                                    : "Find strengths below without --lars.");
        }
        String which = "there";
        if (missed == 0) {
            certificates = relaxed.orElseThrow().points().stream()
                    .map(Relaxed::certificate)
                    .toList();
            missed = unproven(certificates);
            which = REFITS;
        }
        int first = 0;
        while (certificates.get(first).isWithin(path.tolerance())) {
            first++;
        }
        return "NOT CONVERGED at %s of %d, first at α = %s: the relative duality gap %s is %s, and %s was asked for. %s."
                .formatted(
                        Words.count(missed, "strength"),
                        path.points().size(),
                        TextNumbers.of(path.points().get(first).alpha()),
                        which,
                        CertificateText.of(certificates.get(first).relativeGap()),
                        TextNumbers.of(path.tolerance(), 2),
                        Alarm.sentence(advice(which.equals(REFITS))));
    }

    /** Refits are least squares, by a direct solver. */
    private String advice(boolean refits) {
        if (path.isExact()) {
            return "columns are nearly collinear, and rounding errors count: "
                    + ConvergenceAdvice.ofKnots(formulation.scaling());
        }
        return refits
                ? ConvergenceAdvice.ofSeries(false, formulation.scaling())
                : ConvergenceAdvice.of(List.of(path), formulation.scaling());
    }

    private int unproven(List<Certificate> certificates) {
        return (int) certificates.stream()
                .filter(certificate -> !certificate.isWithin(path.tolerance()))
                .count();
    }

    /** Whether the loss is the squared one. */
    boolean isSquared() {
        return last().objective().loss() instanceof Squared;
    }

    PathPoint last() {
        return path.points().get(path.points().size() - 1);
    }

    /** The loss of a refit as stated; of other losses than the squared one its mean deviance. */
    static double loss(PathPoint point, Relaxed refit) {
        if (!(point.objective().loss() instanceof Squared)) {
            return refit.deviance();
        }
        return point.objective().lossOf(point.objective().rows() * refit.deviance());
    }

    /** What enters or leaves: columns or, where they are penalised together, their groups. */
    List<String> names(List<Change> changes, boolean enters) {
        return changes.stream()
                .filter(change -> change.enters() == enters)
                .map(this::name)
                .distinct()
                .toList();
    }

    String name(Change change) {
        return groups.areWanted()
                ? groups.of(change.column()).name()
                : schema.features().get(change.column());
    }

    /** Number of groups with weights. */
    int active(PathPoint point) {
        return groups.active(point.weights().toArray());
    }

    /** Weights that are not zero, a row each. */
    public CsvTable weights() {
        List<String> header = new ArrayList<>(List.of("alpha", "name", "weight", "standardized"));
        relaxed.ifPresent(refits -> header.add("relaxed"));
        List<List<String>> rows = new ArrayList<>();
        for (int k = 0; k < path.points().size(); k++) {
            PathPoint point = path.points().get(k);
            Optional<Relaxed> refit = refit(k);
            List<String> intercept = new ArrayList<>(
                    List.of(CsvTable.number(point.alpha()), "(intercept)", CsvTable.number(point.intercept()), ""));
            refit.ifPresent(at -> intercept.add(CsvTable.number(at.intercept())));
            rows.add(intercept);
            double[] refitted = refit.map(at -> at.weights().toArray()).orElse(new double[0]);
            for (int i = 0; i < point.weights().nonzero(); i++) {
                int column = point.weights().columns()[i];
                double weight = point.weights().values()[i];
                List<String> row = new ArrayList<>(List.of(
                        CsvTable.number(point.alpha()),
                        schema.features().get(column),
                        CsvTable.number(weight),
                        CsvTable.number(deviations.standardized(column, weight))));
                refit.ifPresent(at -> row.add(CsvTable.number(refitted[column])));
                rows.add(row);
            }
        }
        return new CsvTable(header, rows);
    }

    Optional<Relaxed> refit(int k) {
        return relaxed.map(refits -> refits.points().get(k));
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Row> rows = new ArrayList<>();
        for (int k = 0; k < path.points().size(); k++) {
            rows.add(Sheet.Row.of(cells(k)));
        }
        return new Sheet(title(), columns(), rows, List.of(), converged() ? List.of() : List.of(alarm()));
    }

    private List<Sheet.Column> columns() {
        boolean mayLeave = path.changes().stream().flatMap(List::stream).anyMatch(change -> !change.enters());
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.numbers("alpha", "α"),
                Sheet.Column.numbers("nonzero", "nonzero"),
                Sheet.Column.numbers(isSquared() ? "r2" : "explained", isSquared() ? "R²" : "explained"),
                Sheet.Column.hidden("objective"),
                Sheet.Column.hidden("relative_gap"),
                Sheet.Column.hidden("kkt"),
                Sheet.Column.words("enters", "enters"),
                Sheet.Column.words("leaves", "leaves").shownIf(mayLeave)));
        WeightNorms.headers().forEach(norm -> columns.add(Sheet.Column.hidden(norm)));
        if (relaxed.isPresent()) {
            columns.add(Sheet.Column.numbers("relaxed_r2", isSquared() ? "relaxed R²" : "relaxed: explained"));
            columns.add(Sheet.Column.hidden("relaxed_loss"));
            columns.add(Sheet.Column.hidden("relaxed_relative_gap"));
        }
        if (groups.areWanted()) {
            columns.add(Sheet.Column.numbers("groups", "groups"));
        }
        return columns;
    }

    private List<Cell> cells(int k) {
        PathPoint point = path.points().get(k);
        List<Cell> row = new ArrayList<>(List.of(
                Cell.number(point.alpha()),
                Cell.count(point.weights().nonzero()),
                Cell.share(point.r2()),
                Cell.number(point.value()),
                Cell.number(point.certificate().relativeGap()),
                Cell.number(point.certificate().kkt()),
                namesOf(path.changes().get(k), true),
                namesOf(path.changes().get(k), false)));
        row.addAll(WeightNorms.of(point.weights().values()).cells());
        refit(k).ifPresent(refit -> row.addAll(List.of(
                Cell.share(refit.r2()),
                Cell.number(loss(point, refit)),
                Cell.number(refit.certificate().relativeGap()))));
        if (groups.areWanted()) {
            row.add(Cell.count(active(point)));
        }
        return row;
    }

    private Cell namesOf(List<Change> changes, boolean enters) {
        List<String> names = names(changes, enters);
        return Cell.words(String.join(";", names), String.join(", ", names));
    }

    @Override
    public Map<String, Object> tree() {
        return new PathTree(this).tree();
    }

    /** What was fitted to what, in a line. */
    public String title() {
        return Titles.of(path, provenance, schema);
    }

    @Override
    public void write(TextPage page) {
        new PathText(this).write(page);
    }
}
