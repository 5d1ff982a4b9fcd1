package dev.regfit.data;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/**
 * Takes rows of numbers, and gives the moments of windows of them. It is for rows that need no second look: of a window
 * with a row that does, such as one with a cell to be filled in, it gives nothing. Not safe for several threads.
 */
public final class WindowIntake {
    private final Schema schema;
    private final MissingPolicy policy;
    private final WindowMoments moments;
    private final RowEncoder encoder;
    /** Scratch: the features of the row at hand, and its target. */
    private final double[] features;

    /** Rows that are not in the moments and not yet behind a window's start. */
    private final Deque<LeftOut> leftOut = new ArrayDeque<>();

    private long arrived;
    /** Number of rows before the last window's start that are not in the moments. */
    private long leftOutBefore;

    /** A row that is not in the moments. */
    private record LeftOut(long row, Why why) {}

    private enum Why {
        /** It counts as no row. */
        NO_WEIGHT,
        /** The policy drops it. */
        DROPPED,
        /** It needs a second look. */
        DOUBTFUL
    }

    /**
     * @param shape the inputs, none of which is text, the terms and the target, which is fitted as it is
     * @param expanding whether all windows start with the first row
     */
    public WindowIntake(Schema shape, MissingPolicy policy, boolean expanding) {
        this.schema = shape;
        this.policy = policy;
        int columns = shape.width() + 1;
        this.moments = expanding ? WindowMoments.expanding(columns) : WindowMoments.sliding(columns);
        this.encoder = new RowEncoder(shape);
        this.features = new double[columns];
    }

    /**
     * Adds a row.
     *
     * @param numbers one value a predictor, NaN where missing; not modified
     */
    public void add(double[] numbers, Outcome outcome) {
        Optional<Why> why = why(numbers, outcome);
        if (why.isEmpty()) {
            features[features.length - 1] = outcome.target();
            moments.add(features, outcome.weight());
        } else {
            leftOut.add(new LeftOut(arrived, why.get()));
        }
        arrived++;
    }

    /** Why a row is left out, empty if it is not: then its features are at hand. */
    private Optional<Why> why(double[] numbers, Outcome outcome) {
        if (outcome.weight() == 0) {
            return Optional.of(Why.NO_WEIGHT);
        }
        if (!(outcome.weight() > 0) || Double.isInfinite(outcome.weight())) {
            return Optional.of(Why.DOUBTFUL);
        }
        int inputs = schema.predictors().size();
        if (Double.isNaN(outcome.target()) || Arrays.stream(numbers, 0, inputs).anyMatch(Double::isNaN)) {
            return Optional.of(policy.dropsRows() ? Why.DROPPED : Why.DOUBTFUL);
        }
        try {
            encoder.encode(numbers, 0, features, 0);
            return Optional.empty();
        } catch (DataProblem e) {
            return Optional.of(Why.DOUBTFUL);
        }
    }

    /**
     * The window of all rows that have arrived from one on.
     *
     * @param start number of the first row, from 0; not before that of the window asked for last
     * @return nothing if moments are not all there is to say, or do not suit so few rows
     */
    public Optional<MomentData> window(long start) {
        while (!leftOut.isEmpty() && leftOut.peek().row() < start) {
            leftOut.remove();
            leftOutBefore++;
        }
        long first = start - leftOutBefore;
        if (first >= moments.rows()) {
            return Optional.empty();
        }
        Moments window = moments.window(first, moments.rows());
        boolean isPlain = leftOut.stream().noneMatch(row -> row.why() == Why.DOUBTFUL);
        if (!isPlain || !Moments.suit(window.rows(), features.length - 1L)) {
            return Optional.empty();
        }
        double[] fills = new double[features.length - 1];
        for (int j = 0; j < fills.length; j++) {
            fills[j] = policy.fill() == MissingPolicy.Fill.ZERO ? 0 : window.mean(j);
        }
        long dropped = leftOut.stream().filter(row -> row.why() == Why.DROPPED).count();
        return Optional.of(new MomentData(schema, window, fills, dropped));
    }
}
