package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.inference.Coefficient;
import dev.regfit.inference.Inference;
import dev.regfit.inference.LeastSquaresInference;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.PenaltyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Standard errors of least squares beside the weights, and what else they tell of the fit. */
final class InferenceText {
    private static final int DIGITS = 4;

    /** R prints no smaller p: the rounding unit of doubles. */
    private static final double SMALLEST_P = 0x1p-52;

    private static final int P_DIGITS = 3;

    private final Optional<Inference> inference;

    InferenceText(Optional<Inference> inference) {
        this.inference = inference;
    }

    /** The columns of a table. */
    List<Sheet.Column> sheetColumns() {
        return inference.isEmpty()
                ? List.of()
                : List.of(
                        Sheet.Column.numbers("standard_error", "std. error").shownIf(isShown()),
                        Sheet.Column.numbers("t", "t").shownIf(isShown()),
                        Sheet.Column.numbers("p", "p").shownIf(isShown()));
    }

    /** What stands in them: nothing for a weight that was left out. */
    void add(List<Cell> cells, int j) {
        if (inference.isPresent()) {
            Coefficient coefficient = inference.get().of(j);
            cells.add(Cell.number(coefficient.standardError()));
            cells.add(Cell.number(coefficient.t()));
            cells.add(new Cell.Chance(coefficient.p()));
        }
    }

    private boolean isShown() {
        return inference.isPresent() && isDefined(inference.get());
    }

    private static boolean isDefined(Inference known) {
        return known.residualDegrees() > 0 && known.soleRows() == 0;
    }

    List<String> headings() {
        return isShown() ? List.of("std. error", "t", "p") : List.of();
    }

    List<List<String>> columns(int[] rows) {
        if (!isShown()) {
            return List.of();
        }
        List<String> chances = new ArrayList<>();
        for (int j : rows) {
            chances.add(chance(inference.get().of(j).p()));
        }
        return List.of(numbers(rows, Coefficient::standardError), numbers(rows, Coefficient::t), chances);
    }

    private List<String> numbers(int[] rows, ToDoubleFunction<Coefficient> number) {
        double[] values = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = number.applyAsDouble(inference.orElseThrow().of(rows[k]));
        }
        return TextNumbers.column(values, DIGITS);
    }

    private static String chance(double p) {
        return chance(p, P_DIGITS);
    }

    /** A probability as R prints it. */
    static String chance(double p, int digits) {
        return p < SMALLEST_P ? "<2e-16" : TextNumbers.of(p, digits);
    }

    /** The lines below the fit, or why there are no standard errors. */
    void write(TextPage page, LinearModel model) {
        Training training = model.training();
        if (training.objective().kind() != PenaltyKind.NONE) {
            return;
        }
        if (inference.isEmpty()) {
            page.entry(
                    "",
                    LeastSquaresInference.suits(training)
                            ? "no standard errors: the columns are too many, or too nearly collinear"
                            : "no standard errors: the weights are bounded");
            return;
        }
        Inference known = inference.get();
        if (known.residualDegrees() <= 0) {
            page.entry("", "no standard errors: as many weights as rows leave no degrees of freedom for the residuals");
            return;
        }
        writeResiduals(page, known, Words.ofLogarithm(model.schema()));
        if (!known.covariance().isRobust()) {
            return;
        }
        if (training.appraisal().resampled().bootstrap().isPresent()) {
            page.entry(
                    "",
                    "the standard errors shown are those of the bootstrap; -f json has those of %s too"
                            .formatted(known.covariance().label()));
        } else {
            writeRobust(page, known);
        }
    }

    private static void writeResiduals(TextPage page, Inference known, String ofTarget) {
        String degrees = Counts.grouped(known.residualDegrees());
        page.entry(
                "",
                "residual standard error%s %s on %s degrees of freedom, adjusted R² = %s"
                        .formatted(
                                ofTarget.isEmpty() ? "" : ofTarget + ":",
                                TextNumbers.of(known.residualStandardError()),
                                degrees,
                                TextNumbers.of(TextNumbers.withoutRounding(known.adjustedR2()))));
        if (!Double.isNaN(known.f())) {
            String p = chance(known.fP());
            page.entry(
                    "",
                    "F = %s on %s and %s degrees of freedom, p %s"
                            .formatted(
                                    TextNumbers.of(known.f()),
                                    Counts.grouped(known.fDegrees()),
                                    degrees,
                                    p.startsWith("<") ? "< 2e-16" : "= " + p));
        }
    }

    private static void writeRobust(TextPage page, Inference known) {
        String kind = known.covariance().label();
        page.entry(
                "",
                isDefined(known)
                        ? "standard errors are robust (%s): they hold whatever the variances of the residuals"
                                .formatted(kind)
                        : "no standard errors: %s is not defined where a row has a weight all to itself, as %s; take hc1"
                                .formatted(kind, Words.count(known.soleRows(), "row") + " here"));
    }
}
