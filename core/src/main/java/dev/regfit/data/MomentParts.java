package dev.regfit.data;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The moments of a table in parts, summed where the rows are.
 *
 * @param parts those that have rows
 * @param whole all rows, and what was missing
 */
public record MomentParts(List<TableMoments> parts, TableMoments whole) {

    /**
     * What the rows of a whole table came to.
     *
     * @param shape what they are
     * @param options by which they were taken
     * @throws DataProblem when values are missing and may not be, no row is left, or a text column has too many levels
     */
    public static MomentParts of(RowRun<TableMoments[]> run, Schema shape, BuildOptions options) {
        if (run.missing().refusedRows(options.missing()) > 0) {
            throw run.missing().refusal("", shape, options.missing());
        }
        List<TableMoments> parts = Arrays.stream(
                        run.total().orElseThrow(() -> run.missing().noRows(shape.target())))
                .filter(Objects::nonNull)
                .toList();
        TableMoments whole = parts.get(0).copy();
        parts.subList(1, parts.size()).forEach(whole::add);
        whole.missing().add(run.missing());
        whole.schema().predictors().forEach(predictor -> requireFewLevels(predictor, options.maxLevels()));
        return new MomentParts(parts, whole);
    }

    private static void requireFewLevels(Predictor predictor, int most) {
        if (predictor.levels().size() > most) {
            throw Levels.tooMany(predictor.name(), most, predictor.levels().get(most));
        }
    }

    /** The whole as a model takes it, its texts encoded. */
    public MomentData data(Encoding encoding) {
        TableMoments own = whole.copy();
        return own.fill(own.encoded(encoding));
    }

    /** The parts, to learn from some and test on others. */
    public FoldedData folded(Encoding encoding) {
        return new FoldedMoments(parts, sum -> sum.encoded(encoding));
    }
}
