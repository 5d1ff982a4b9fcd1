package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * The moments of part of a table, encoded, in a form that adds up: every level of a text column has a feature of its
 * own, which is zero in the rows before it appears, and columns are put beside each other by name. A block of rows, a
 * shard and a whole table are the same to this class.
 *
 * <p>A missing feature is stood in for by a number near its mean, and an indicator says in which rows; as filling in the
 * mean afterwards adds a multiple of the indicator to the feature, the moments of that follow. Not safe for several
 * threads.
 */
public final class TableMoments {
    private final MissingPolicy policy;
    private final MissingCounts missing;
    private MomentColumns columns;
    private Moments moments;
    /** For each feature what stands in for it where it is missing; NaN where no value is known, and zero stands in. */
    private double[] standIns;
    /** Whether others see the same moments, which are then copied before they are changed. */
    private boolean shared;

    TableMoments(
            MissingPolicy policy, MissingCounts missing, MomentColumns columns, Moments moments, double[] standIns) {
        this.policy = policy;
        this.missing = missing;
        this.columns = columns;
        this.moments = moments;
        this.standIns = standIns;
    }

    /** The same to be added to, or used up, on its own. */
    public TableMoments copy() {
        MissingCounts counts = new MissingCounts(missing.inputs());
        counts.add(missing);
        return new TableMoments(policy, counts, columns, moments.copy(), standIns.clone());
    }

    /** The same, to be used up, without a copy of the moments as long as these do; which are not changed any more. */
    TableMoments view() {
        MissingCounts counts = new MissingCounts(missing.inputs());
        counts.add(missing);
        TableMoments view = new TableMoments(policy, counts, columns, moments, standIns.clone());
        view.shared = true;
        return view;
    }

    /** What becomes, or became, of missing values. */
    public MissingPolicy policy() {
        return policy;
    }

    public MissingCounts missing() {
        return missing;
    }

    /** The columns that lack values in rows that are not left out, by name. */
    public List<String> incompleteColumns() {
        return missing.incompleteColumns(columns.schema());
    }

    /** Number of rows, those left out not counted. */
    public long rows() {
        return moments.rows();
    }

    MomentColumns columns() {
        return columns;
    }

    Moments moments() {
        return moments;
    }

    double[] standIns() {
        return standIns;
    }

    /**
     * Adds the rows of another part, which is used up.
     *
     * @throws DataProblem when it is of another table: names, types or terms differ
     */
    public void merge(TableMoments other) {
        MomentColumns both = columns.with(other.columns);
        if (both.count() > Moments.MAX_COLUMNS) {
            throw new DataProblem(
                    DataProblem.Kind.TOO_MANY_FEATURES,
                    "the columns have become %s features, text columns one a level, too many to do without the rows"
                            .formatted(Counts.grouped(both.count() - 1)));
        }
        arrange(both);
        other.arrange(both);
        agreeOnStandIns(other);
        unshare();
        moments.merge(other.moments);
        missing.add(other.missing);
    }

    /**
     * Adds another part, which is used up, where one of the two has no rows. Such a part has not seen what its columns
     * hold, and leaves that to the other.
     *
     * @throws DataProblem when it is of another table: names or terms differ
     */
    void mergeEmpty(TableMoments other) {
        if (!columns.hasNamesOf(other.columns)) {
            columns.with(other.columns); // which says what differs
        }
        missing.add(other.missing);
        if (other.rows() > 0) {
            columns = other.columns;
            moments = other.moments;
            standIns = other.standIns;
            shared = other.shared;
        }
    }

    /**
     * Adds the rows of another part, which stays as it is.
     *
     * @throws DataProblem as above
     */
    void add(TableMoments other) {
        merge(other.view());
    }

    /** Lets the columns of texts be those of other levels: none for those left out, and zeros for those that are new. */
    void changeLevels(Schema schema) {
        arrange(new MomentColumns(schema, columns.incomplete()));
    }

    private void arrange(MomentColumns others) {
        if (columns.isSameAs(others)) {
            return;
        }
        int[] from = others.in(columns);
        double[] arranged = new double[others.schema().width()];
        for (int j = 0; j < arranged.length; j++) {
            // A level that has not appeared is zero in every row, and so is its mean.
            arranged[j] = from[j] < 0 ? Double.NaN : standIns[from[j]];
        }
        moments = moments.rearranged(from);
        shared = false;
        standIns = arranged;
        columns = others;
        forgetUnknown(from);
    }

    /** A feature that is new and missing in every row has no value, rather than that of a level not there. */
    private void forgetUnknown(int[] from) {
        if (columns.incomplete().isEmpty()) {
            return;
        }
        List<List<String>> causes = columns.causes();
        for (int j = 0; j < standIns.length; j++) {
            int indicator = from[j] < 0 ? columns.indicator(causes.get(j)) : -1;
            if (indicator >= 0 && moments.minimum(indicator) == 1) {
                moments.forgetRange(j);
            }
        }
    }

    private void unshare() {
        if (shared) {
            moments = moments.copy();
            shared = false;
        }
    }

    /** Lets the same number stand in for a feature in both parts; one that is known in either. */
    private void agreeOnStandIns(TableMoments other) {
        boolean complete = columns.incomplete().isEmpty();
        List<List<String>> causes = complete ? List.of() : columns.causes();
        for (int j = 0; j < standIns.length; j++) {
            int indicator = complete ? -1 : columns.indicator(causes.get(j));
            double agreed = Double.isNaN(standIns[j]) ? other.standIns[j] : standIns[j];
            if (indicator >= 0) {
                replaceStandIn(j, indicator, agreed);
                other.replaceStandIn(j, indicator, agreed);
            } else {
                standIns[j] = agreed;
            }
        }
    }

    private void replaceStandIn(int j, int indicator, double value) {
        double before = Double.isNaN(standIns[j]) ? 0 : standIns[j];
        double after = Double.isNaN(value) ? 0 : value;
        if (after != before && moments.maximum(indicator) > 0) {
            unshare();
            moments.addMultiple(j, indicator, after - before);
        }
        standIns[j] = value;
    }

    /**
     * Fills in what is missing as the policy says, which is the end of adding.
     *
     * @param schema the features to keep
     * @throws DataProblem when one of these has no value in any row
     */
    public MomentData fill(Schema schema) {
        double[] found = fillIn();
        int[] from = from(schema);
        double[] fills = new double[from.length - 1];
        for (int j = 0; j < fills.length; j++) {
            fills[j] = from[j] < 0 ? 0 : from[j] < found.length ? found[from[j]] : moments.mean(from[j]);
            if (Double.isNaN(fills[j])) {
                throw DataProblem.emptyColumn(schema.features().get(j));
            }
        }
        return new MomentData(schema, moments.rearranged(from), fills, missing.droppedRows());
    }

    /**
     * The moments as a model of other rows takes them: missing values filled in by its means, texts that it does not
     * know left without an indicator; which is the end of adding.
     *
     * @param schema of the model, which may know levels that are not here
     * @param fills length p
     */
    MomentData fillWith(Schema schema, double[] fills) {
        changeLevels(columns.schema().knowing(schema));
        int[] from = from(schema);
        List<List<String>> causes = columns.causes();
        for (int j = 0; j < fills.length; j++) {
            int indicator = from[j] < 0 || from[j] >= causes.size() ? -1 : columns.indicator(causes.get(from[j]));
            replaceWith(from[j], indicator, fills[j]);
        }
        return new MomentData(schema, moments.rearranged(from), fills, missing.droppedRows());
    }

    /** Replaces what stands in for each feature by what is to be filled in; returns that, NaN where there is no value. */
    private double[] fillIn() {
        if (policy.needsRows() && !columns.incomplete().isEmpty()) {
            throw new IllegalStateException("medians need rows");
        }
        List<List<String>> causes = columns.causes();
        double[] fills = new double[standIns.length];
        for (int j = 0; j < fills.length; j++) {
            int indicator = columns.indicator(causes.get(j));
            boolean zero = policy.fill() == MissingPolicy.Fill.ZERO;
            if (moments.minimum(j) > moments.maximum(j)) {
                fills[j] = Double.NaN;
            } else {
                fills[j] = zero ? 0 : mean(j, indicator);
                replaceWith(j, indicator, fills[j]);
            }
        }
        return fills;
    }

    /** The mean of a feature over the rows that have it. */
    private double mean(int j, int indicator) {
        double mean = moments.mean(j);
        if (indicator < 0) {
            return mean;
        }
        // The mean is (1 − share)·(mean where there is a value) + share·(what stands in).
        double share = moments.mean(indicator);
        double known = mean + share / (1 - share) * (mean - standIns[j]);
        return Math.max(moments.minimum(j), Math.min(moments.maximum(j), known));
    }

    /** Fills a feature in where it is missing. */
    private void replaceWith(int j, int indicator, double fill) {
        if (indicator < 0) {
            return;
        }
        replaceStandIn(j, indicator, fill);
        if (moments.maximum(indicator) > 0 && (fill < moments.minimum(j) || fill > moments.maximum(j))) {
            unshare();
            moments.stretchRange(j, fill);
        }
    }

    /** Where the features of a schema, and the target behind them, are among these columns. */
    private int[] from(Schema schema) {
        int[] from = new MomentColumns(schema, List.of()).in(columns);
        int[] widths = schema.widths();
        int at = 0;
        for (int t = 0; t < widths.length; t++) {
            if (schema.terms().get(t) instanceof Term.Missing term) {
                from[at] = columns.indicator(term.columns());
            }
            at += widths[t];
        }
        return from;
    }

    /** The columns of the table, with every level as a feature of its own. */
    public Schema schema() {
        return columns.schema();
    }

    /**
     * The moments as a model takes them, missing values filled in by the means here; which is the end of adding.
     *
     * @throws DataProblem when the model is of columns, terms or levels that are not here, or of another target
     */
    public MomentData fillFor(Schema model) {
        columns.requireThoseOf(model);
        return fill(model);
    }

    /**
     * The features of a model of this table: levels in order, and indicators of what is missing if the policy asks.
     */
    public Schema encoded(Encoding encoding) {
        List<String> names = new ArrayList<>();
        for (Predictor predictor : columns.schema().predictors()) {
            if (policy.hasIndicators() && columns.indicator(List.of(predictor.name())) >= 0) {
                names.add(predictor.name());
            }
        }
        return columns.schema().encoded(encoding, names);
    }
}
