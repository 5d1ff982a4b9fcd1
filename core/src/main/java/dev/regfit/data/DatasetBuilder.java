package dev.regfit.data;

import dev.regfit.linalg.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Collects rows into a {@link Dataset}. With text columns the levels are discovered while rows arrive and put in order
 * at the end; with a given {@link Schema} they are fixed and a new level is refused.
 *
 * <p>A row of weight zero counts as no row. Not safe for several threads.
 */
public final class DatasetBuilder {
    /** More levels than this look like an identifier: each would be a weight of its own, learnt from a row or two. */
    public static final int MAX_LEVELS = 1000;

    /** How often the kernels are told of the cross-products to come. */
    private static final int ANNOUNCED_ROWS = 256;

    private final List<CellColumn> columns;
    private final List<Term> terms;
    private final String target;
    private final MissingPolicy missing;
    private final RowEncoder check;
    private final int[] noLevels;
    private final double[] checked;
    private final DoubleList y = new DoubleList();
    private final DoubleList weights = new DoubleList();
    private long dropped;
    private long offered;
    private long incomplete;
    private String firstIncomplete = "";
    private final long[] missingCounts;
    private long missingTargets;

    /**
     * @param inputs names of the predictors in file order
     * @param text for each predictor whether it holds text
     */
    public DatasetBuilder(List<String> inputs, boolean[] text, String target, MissingPolicy missing) {
        this(inputs, text, inputs.stream().<Term>map(Term.Main::new).toList(), target, missing);
    }

    /**
     * @param inputs names of the predictors in file order
     * @param text for each predictor whether it holds text
     * @param terms what is computed from the predictors
     */
    public DatasetBuilder(List<String> inputs, boolean[] text, List<Term> terms, String target, MissingPolicy missing) {
        this.columns = new ArrayList<>();
        for (int k = 0; k < inputs.size(); k++) {
            columns.add(text[k] ? new TextColumn(inputs.get(k)) : new NumberColumn(inputs.get(k)));
        }
        this.terms = List.copyOf(terms);
        // No text has a level yet, and so no feature: what is left to compute are the numbers.
        this.target = target;
        Schema numbersOnly = discovered(Encoding.DUMMY);
        this.check = new RowEncoder(numbersOnly);
        this.noLevels = new int[inputs.size()];
        Arrays.fill(noLevels, TermEncoder.NO_INDICATOR);
        this.checked = new double[numbersOnly.width()];
        this.missing = missing;
        this.missingCounts = new long[inputs.size()];
    }

    /**
     * Adds a row.
     *
     * @param numbers one value a predictor, NaN where missing (and for text columns); not modified
     * @param texts one value a predictor, null where missing (and for columns of numbers); not modified
     * @param targetValue the target, NaN where missing
     * @param weight the row's weight
     * @throws DataProblem when the weight is negative or not finite, a column has too many levels, or a term cannot be
     *     computed
     */
    public void add(double[] numbers, String[] texts, double targetValue, double weight) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new DataProblem(
                    DataProblem.Kind.BAD_WEIGHT,
                    Double.isNaN(weight) ? "the row has no weight" : "a row's weight cannot be " + weight);
        }
        if (weight == 0) {
            return;
        }
        offered++;
        if (isIncomplete(numbers, texts, targetValue)) {
            return;
        }
        check.encode(numbers, noLevels, checked);
        for (int k = 0; k < columns.size(); k++) {
            columns.get(k).add(numbers[k], texts[k]);
        }
        y.add(targetValue);
        weights.add(weight);
        if (y.size() % ANNOUNCED_ROWS == 0) {
            Kernels.expectRankUpdates(ANNOUNCED_ROWS, terms.size());
        }
    }

    /** Counts what is missing; true when the row is not to be kept. */
    private boolean isIncomplete(double[] numbers, String[] texts, double targetValue) {
        boolean anyMissing = false;
        for (int k = 0; k < columns.size(); k++) {
            if (columns.get(k).isMissing(numbers[k], texts[k])) {
                missingCounts[k]++;
                anyMissing = true;
            }
        }
        boolean noTarget = Double.isNaN(targetValue);
        if (noTarget) {
            missingTargets++;
        }
        if (anyMissing || noTarget) {
            incomplete++;
        }
        boolean leaveOut = noTarget || (anyMissing && missing != MissingPolicy.MEAN);
        if (leaveOut) {
            dropped++;
        }
        return leaveOut;
    }

    /** Number of missing values of each predictor so far, in rows left out too. */
    public long[] missingCounts() {
        return missingCounts.clone();
    }

    /** Says where the first row with a missing value is, for the message that refuses it. */
    public void firstIncompleteAt(String place) {
        firstIncomplete = place + ": ";
    }

    /** Number of rows so far with a missing value. */
    public long incompleteRows() {
        return incomplete;
    }

    /**
     * Encodes what was added, discovering the schema.
     *
     * @throws DataProblem when values are missing and the policy is {@code ERROR}, or no row is left
     */
    public Dataset build(Encoding encoding) {
        return build(discovered(encoding));
    }

    private Schema discovered(Encoding encoding) {
        return new Schema(
                columns.stream().map(column -> column.predictor(encoding)).toList(), terms, target);
    }

    /** Encodes what was added as the given schema asks, whose predictors are this builder's inputs in order. */
    public Dataset build(Schema schema) {
        return build(schema, false);
    }

    /** As {@link #build(Encoding)}, to be looked at and not learnt from: a column without any value is one of zeros. */
    public Dataset buildWithEmptyColumns(Encoding encoding) {
        return build(discovered(encoding), true);
    }

    private Dataset build(Schema schema, boolean emptyAsZero) {
        refuseMissing();
        int n = y.size();
        if (n == 0) {
            throw new DataProblem(
                    dropped == 0 ? DataProblem.Kind.BAD_WEIGHT : DataProblem.Kind.NO_ROWS,
                    dropped == 0
                            ? "there are no rows to learn from: all have weight zero"
                            : "no rows are left: all %d have a missing value".formatted(dropped));
        }
        double[] values = new double[Math.multiplyExact(n, schema.width())];
        double[] rowWeights = normalised(weights.toArray());
        if (schema.isPlain()) {
            encodeColumns(schema, values, n);
        } else {
            encodeRows(schema, values, n);
        }
        columns.forEach(CellColumn::release);
        double[] fills = new double[schema.width()];
        for (int j = 0; j < fills.length; j++) {
            OptionalDouble mean = fillColumn(values, j * n, rowWeights);
            if (mean.isEmpty() && !emptyAsZero) {
                throw new DataProblem(
                        DataProblem.Kind.EMPTY_COLUMN,
                        "column \"%s\" has no value in any row"
                                .formatted(schema.features().get(j)));
            }
            fills[j] = mean.orElse(0);
        }
        DenseMatrix x = new DenseMatrix(n, schema.width(), values);
        return new Dataset(schema, x, y.toArray(), rowWeights, fills, dropped);
    }

    private void encodeColumns(Schema schema, double[] values, int n) {
        int at = 0;
        for (int k = 0; k < columns.size(); k++) {
            at += columns.get(k).encode(schema.predictors().get(k), values, at, n);
        }
    }

    private void encodeRows(Schema schema, double[] values, int n) {
        RowEncoder encoder = new RowEncoder(schema);
        double[] numbers = new double[columns.size()];
        String[] texts = new String[columns.size()];
        double[] features = new double[schema.width()];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < numbers.length; k++) {
                columns.get(k).get(i, k, numbers, texts);
            }
            encoder.encode(numbers, texts, features, false);
            for (int j = 0; j < features.length; j++) {
                values[j * n + i] = features[j];
            }
        }
    }

    private void refuseMissing() {
        if (missing != MissingPolicy.ERROR || dropped == 0) {
            return;
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int k = 0; k < columns.size(); k++) {
            if (missingCounts[k] > 0) {
                counts.put(columns.get(k).name(), missingCounts[k]);
            }
        }
        if (missingTargets > 0) {
            counts.put(target, missingTargets);
        }
        throw DataProblem.missingValues(firstIncomplete, counts, offered);
    }

    private static double[] normalised(double[] weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double factor = weights.length / total;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = factor == 1 ? weights[i] : weights[i] * factor;
        }
        return weights;
    }

    /** Replaces the missing cells of a feature by its weighted mean, which is returned, or by zero if there is none. */
    private static OptionalDouble fillColumn(double[] values, int from, double[] weights) {
        double sum = 0;
        double total = 0;
        boolean anyMissing = false;
        for (int i = 0; i < weights.length; i++) {
            double value = values[from + i];
            if (Double.isNaN(value)) {
                anyMissing = true;
            } else {
                sum += weights[i] * value;
                total += weights[i];
            }
        }
        double mean = total == 0 ? 0 : sum / total;
        for (int i = 0; anyMissing && i < weights.length; i++) {
            if (Double.isNaN(values[from + i])) {
                values[from + i] = mean;
            }
        }
        return total == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean);
    }
}
