package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.Remark;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.solver.Divergence;
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
        return fit.remarks().stream().map(remark -> render(remark, schema)).toList();
    }

    /**
     * What must be said on standard error too when the answer is not proven, since a script may look at no more than
     * the weights.
     */
    public static List<String> alarms(Fit fit) {
        List<String> alarms = new ArrayList<>();
        if (!fit.converged()) {
            alarms.add(ModelText.gap(fit.model().training().proof()));
        }
        fit.divergence().map(Notes::tooFast).ifPresent(alarms::add);
        return alarms;
    }

    /** That the steps of a gradient solver were too long. */
    static String tooFast(Divergence divergence) {
        return "the learning rate %s is too large: the largest stable one is %s; --learning-rate auto takes half of that"
                .formatted(TextNumbers.of(divergence.learningRate()), TextNumbers.of(divergence.largestStableRate()));
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
                                ? "column " + named + " holds the same value in every row and tells nothing"
                                : "columns " + named + more + " hold the same value in every row and tell nothing")
                        + "; leave " + (columns.size() == 1 ? "it" : "them") + " out with -x "
                        + selection(columns, schema);
            case CONSTANT_TARGET ->
                "the target " + named
                        + " is the same in every row, so there is nothing to learn; choose another with -t";
            case SCALES_DIFFER ->
                "the scales of columns " + named
                        + " differ by more than 100 times, and the penalty weighs on the smaller one more;"
                        + " --scale standard treats them alike";
            case NOT_UNIQUE ->
                "the columns are collinear and nothing is penalised, so other weights fit as well;"
                        + " a small --penalty l2 makes them unique"
                        + (columns.isEmpty() ? "" : " (" + named + more + ")");
        };
    }

    /** What to write behind -x; names that the shell or the option would take apart are quoted. */
    private static String selection(List<String> features, Schema schema) {
        Set<String> wanted = new LinkedHashSet<>(features);
        Set<String> columns = new LinkedHashSet<>();
        for (Predictor predictor : schema.predictors()) {
            if (predictor.features().stream().anyMatch(wanted::contains)) {
                columns.add(predictor.name());
            }
        }
        if (columns.size() > MOST_COLUMNS
                || !columns.stream().allMatch(name -> PLAIN_NAME.matcher(name).matches())) {
            return "NAMES";
        }
        return String.join(",", columns);
    }
}
