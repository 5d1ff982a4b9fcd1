package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.Remark;
import dev.regfit.cli.report.Sheet.Column;
import dev.regfit.inspection.Inspection;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Quality;
import dev.regfit.path.Path;
import dev.regfit.path.PathPoint;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.selection.Comparison;
import dev.regfit.selection.Selection;
import java.util.List;
import java.util.Optional;

/** What the line of a group of rows tells: columns that go with a command, and their cells. */
public record ByLines(List<Column> columns) {
    private static final Column ALPHA = Column.numbers("alpha", "α");
    private static final Column NONZERO = Column.numbers("nonzero", "nonzero");

    /** Of models. */
    public static ByLines ofModels(PenaltyKind kind, LossName loss) {
        boolean isSquared = loss == LossName.SQUARED;
        return new ByLines(List.of(
                ALPHA.shownIf(kind != PenaltyKind.NONE),
                NONZERO,
                Column.numbers(isSquared ? "r2" : "explained", isSquared ? "R²" : "explained"),
                Column.numbers("rmse", "RMSE").shownIf(isSquared)));
    }

    /** The cells of a model. */
    public static List<Cell> of(LinearModel model) {
        Optional<Quality> quality = model.training().appraisal().quality();
        return List.of(
                Cell.number(model.training().objective().alpha()),
                Cell.count(model.nonzero()),
                Cell.share(quality.map(Quality::explained).orElse(Double.NaN)),
                Cell.number(quality.map(Quality::rmse).orElse(Double.NaN)));
    }

    /** What there is to remark on a fit in a line. */
    public static String remark(Fit fit) {
        boolean isConstant = fit.remarks().stream().anyMatch(remark -> remark.kind() == Remark.Kind.CONSTANT_TARGET);
        return isConstant ? "constant target" : "";
    }

    /** Of evaluations. */
    public static ByLines ofEvaluations(Loss loss) {
        boolean isSquared = loss.name() == LossName.SQUARED;
        return new ByLines(List.of(
                Column.numbers(isSquared ? "r2" : "explained", isSquared ? "R²" : "explained"),
                Column.numbers("rmse", "RMSE"),
                Column.numbers("mae", "MAE")));
    }

    /** The cells of an evaluation. */
    public static List<Cell> of(EvaluationReport report) {
        Evaluation residuals = report.evaluation();
        return List.of(
                Cell.share(report.goodness().map(Goodness::explained).orElse(residuals.r2())),
                Cell.number(residuals.rmse()),
                Cell.number(residuals.mae()));
    }

    /** Of inspections. */
    public static ByLines ofInspections() {
        return new ByLines(List.of(
                Column.numbers("incomplete", "incomplete rows"),
                Column.numbers("constant", "constant"),
                Column.numbers("collinear", "collinear"),
                Column.numbers("mean", "mean of target"),
                Column.numbers("sd", "sd of target")));
    }

    /** The cells of an inspection. */
    public static List<Cell> of(InspectReport report) {
        Inspection inspection = report.inspection();
        List<Inspection.Column> columns = inspection.columns();
        Inspection.Column target = columns.get(columns.size() - 1);
        return List.of(
                Cell.count(inspection.incomplete()),
                Cell.count(columns.stream().filter(Inspection.Column::constant).count()),
                Cell.count(inspection.collinear().size()),
                Cell.number(target.mean()),
                Cell.number(target.deviation()));
    }

    /** Of verifications. */
    public static ByLines ofVerifications() {
        return new ByLines(List.of(
                Column.numbers("recorded_relative_gap", "gap recorded"),
                Column.numbers("recomputed_relative_gap", "gap recomputed"),
                Column.numbers("recomputed_kkt", "KKT violation")));
    }

    /** The cells of a verification. */
    public static List<Cell> of(VerifyReport report) {
        Certificate recomputed = report.verification().recomputed();
        return List.of(
                Cell.number(report.verification().recorded().certificate().relativeGap()),
                Cell.number(recomputed.relativeGap()),
                Cell.number(recomputed.kkt()));
    }

    /** Of moments that were written. */
    public static ByLines ofMoments() {
        return new ByLines(List.of(
                Column.numbers("features", "features"),
                Column.numbers("bytes", "bytes"),
                Column.words("file", "file")));
    }

    /** The cells of moments. */
    public static List<Cell> of(MomentsReport report) {
        return List.of(
                Cell.count(report.shard().moments().schema().width()),
                Cell.count(report.bytes()),
                Cell.text(report.file()));
    }

    /** Of choices of a strength. */
    public static ByLines ofSelections() {
        return new ByLines(List.of(
                ALPHA, NONZERO, Column.numbers("value", "error"), Column.numbers("standard_error", "std. error")));
    }

    /** The cells of a choice. */
    public static List<Cell> of(Selection selection) {
        int chosen = selection.chosenCurve().chosen(selection.rule());
        return List.of(
                Cell.number(selection.chosenPoint().alpha()),
                Cell.count(selection.chosenPoint().weights().nonzero()),
                Cell.number(selection.chosenCurve().mean()[chosen]),
                Cell.number(selection.chosenCurve().standardError()[chosen]));
    }

    /** Of paths. */
    public static ByLines ofPaths() {
        return new ByLines(List.of(
                Column.numbers("strengths", "strengths"),
                Column.numbers("alpha_first", "from α"),
                Column.numbers("alpha_last", "to α"),
                Column.numbers("nonzero_last", "nonzero there")));
    }

    /** The cells of a path. */
    public static List<Cell> of(Path path) {
        List<PathPoint> points = path.points();
        PathPoint last = points.get(points.size() - 1);
        return List.of(
                Cell.count(points.size()),
                Cell.number(points.get(0).alpha()),
                Cell.number(last.alpha()),
                Cell.count(last.weights().nonzero()));
    }

    /** Of comparisons. */
    public static ByLines ofComparisons() {
        return new ByLines(List.of(
                Column.words("best", "best"),
                ALPHA,
                NONZERO,
                Column.numbers("value", "error"),
                Column.numbers("standard_error", "std. error")));
    }

    /** The cells of a comparison. */
    public static List<Cell> of(Comparison comparison) {
        int best = comparison.best();
        PathPoint point = comparison.choices().get(best).chosenPoint();
        return List.of(
                Cell.text(Titles.method(point.objective())),
                Cell.number(point.alpha()),
                Cell.count(point.weights().nonzero()),
                Cell.number(comparison.error(best)),
                Cell.number(comparison.standardError(best)));
    }
}
