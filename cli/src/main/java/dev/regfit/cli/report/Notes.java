package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.Remark;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Remarks as sentences, each with the option that helps. */
public final class Notes {
    private static final int MOST_COLUMNS = 8;
    private static final Pattern PLAIN_NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*");

    private Notes() {}

    /** All notes of a fit. */
    public static List<String> of(Fit fit) {
        Schema schema = fit.model().schema();
        List<String> notes = new ArrayList<>();
        fit.remarks().forEach(remark -> notes.add(render(remark, schema)));
        if (fit.solver() == SolverName.SUBGRADIENT
                && fit.model().training().penalty().lambda1() > 0) {
            notes.add("sub-gradient descent makes no exact zeros: weights that should be zero are only small;"
                    + " --solver proximal makes them zero");
        }
        return notes;
    }

    /**
     * One remark.
     *
     * @param schema knows which column a feature belongs to
     */
    public static String render(Remark remark, Schema schema) {
        List<String> columns = remark.columns();
        String named = columns.stream().limit(MOST_COLUMNS).map(Words::quoted).collect(Collectors.joining(", "));
        String more =
                columns.size() > MOST_COLUMNS ? " and " + Words.count(columns.size() - MOST_COLUMNS, "other") : "";
        return switch (remark.kind()) {
            case CONSTANT_COLUMNS ->
                (columns.size() == 1
                                ? "column " + named + " is constant and carries no information"
                                : "columns " + named + more + " are constant and carry no information")
                        + "; leave " + (columns.size() == 1 ? "it" : "them") + " out" + selection(columns, schema);
            case CONSTANT_TARGET ->
                "the target " + named
                        + " is the same in every row, so there is nothing to learn; choose another with -t";
            case SCALES_DIFFER ->
                "the scales of columns " + named
                        + " differ by more than 100 times, and the penalty weighs on the smaller one more;"
                        + " --scale standard treats them alike";
            case DIGITS_LOST ->
                "the columns are nearly collinear, and without the rows the weights lose digits;"
                        + " train --keep-rows on the table solves for them from the rows";
            case NOT_UNIQUE ->
                "the columns are collinear and nothing is penalised, so other weights fit equally well;"
                        + " a small --penalty l2 makes them unique"
                        + (columns.isEmpty() ? "" : " (" + named + more + ")");
            case NOT_DETERMINED ->
                "other weights may be as good: the rows that must be fitted exactly do not determine them all;"
                        + " a small --penalty l2 makes them unique";
        };
    }

    /** How to leave features out: with -x, unless they are computed from columns. */
    private static String selection(List<String> features, Schema schema) {
        Set<String> wanted = new LinkedHashSet<>(features);
        Set<String> columns = new LinkedHashSet<>();
        if (!schema.isPlain()) {
            return "";
        }
        for (Predictor predictor : schema.predictors()) {
            if (predictor.features().stream().anyMatch(wanted::contains)) {
                columns.add(predictor.name());
            }
        }
        if (columns.size() > MOST_COLUMNS
                || !columns.stream().allMatch(name -> PLAIN_NAME.matcher(name).matches())) {
            return " with -x NAMES";
        }
        return " with -x " + String.join(",", columns);
    }
}
