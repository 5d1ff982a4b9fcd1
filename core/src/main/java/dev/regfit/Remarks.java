package dev.regfit;

import dev.regfit.data.ColumnSummary;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Preparation;
import java.util.ArrayList;
import java.util.List;

/** What a user should know about columns and weights. */
final class Remarks {
    /** Columns whose deviations differ by more than this are hardly meant to be penalised alike. */
    private static final double SCALE_RATIO = 100;

    private Remarks() {}

    /**
     * Of a fit.
     *
     * @param losesDigits whether rows would tell more than moments
     * @param isNotUnique whether other weights fit as well
     */
    static List<Remark> of(Preparation preparation, Objective objective, boolean losesDigits, boolean isNotUnique) {
        Schema schema = preparation.data().schema();
        boolean intercept = preparation.standardization().intercept();
        ColumnSummary summary = preparation.summary();
        List<Remark> remarks = new ArrayList<>();
        List<Integer> constant = new ArrayList<>();
        int widest = -1;
        int narrowest = -1;
        for (int j = 0; j < summary.columns(); j++) {
            double deviation = summary.deviations()[j];
            if (summary.isConstant(j)) {
                constant.add(j);
                continue;
            }
            widest = widest < 0 || deviation > summary.deviations()[widest] ? j : widest;
            narrowest = narrowest < 0 || deviation < summary.deviations()[narrowest] ? j : narrowest;
        }
        // Without an intercept a constant column is one.
        if (!constant.isEmpty() && intercept) {
            remarks.add(new Remark(Remark.Kind.CONSTANT_COLUMNS, names(schema, constant)));
        }
        if (summary.isConstant(summary.columns()) && intercept) {
            remarks.add(new Remark(Remark.Kind.CONSTANT_TARGET, List.of(schema.target())));
        }
        boolean penalized = objective.kind() != PenaltyKind.NONE
                && preparation.formulation().scaling() == Scaling.NONE;
        if (penalized && widest >= 0 && summary.deviations()[widest] > SCALE_RATIO * summary.deviations()[narrowest]) {
            remarks.add(new Remark(Remark.Kind.SCALES_DIFFER, names(schema, List.of(widest, narrowest))));
        }
        if (losesDigits) {
            remarks.add(new Remark(Remark.Kind.DIGITS_LOST, List.of()));
        }
        if (isNotUnique) {
            remarks.add(new Remark(Remark.Kind.NOT_UNIQUE, List.of()));
        }
        return remarks;
    }

    /** Making all names takes a while where there are very many columns. */
    private static List<String> names(Schema schema, List<Integer> columns) {
        List<String> names = schema.features();
        List<String> chosen = new ArrayList<>();
        for (int j : columns) {
            chosen.add(names.get(j));
        }
        return chosen;
    }
}
