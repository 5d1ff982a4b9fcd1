package dev.regfit.data;

import java.util.List;

/** Encodes rows that were kept in blocks as the columns of a {@link Dataset}. */
final class BlockEncoder {
    /** Columns that are put in place together. */
    private static final int TILE = 64;

    private final Schema schema;
    private final int n;
    private final int p;
    private final RowEncoder encoder;
    /** Whether the features are the numbers as they are. */
    private final boolean plain;
    /** For each text column where the schema has the indicators of its levels, by their numbers; empty for numbers. */
    private final double[][] positions;

    private final double[] values;
    private final double[] y;
    private final double[] weights;
    /** Length n, or 0 without offsets. */
    private final double[] offset;

    private int encoded;
    /** Whether some value may be missing. */
    private boolean incomplete;

    /**
     * @param schema of the features; a level that it does not know has all its indicators zero
     * @param all the same columns with the levels in the order of their numbers
     * @param rows how many there will be
     */
    BlockEncoder(Schema schema, Schema all, int rows) {
        this.schema = schema;
        this.n = rows;
        this.p = schema.width();
        this.encoder = new RowEncoder(schema);
        this.plain = schema.isPlain() && !schema.hasText();
        this.positions = positions(schema.predictors(), all.predictors());
        this.values = new double[Math.multiplyExact(n, p)];
        this.y = new double[n];
        this.weights = new double[n];
        this.offset = new double[schema.response().hasOffset() ? n : 0];
    }

    private static double[][] positions(List<Predictor> predictors, List<Predictor> all) {
        double[][] positions = new double[predictors.size()][0];
        for (int k = 0; k < positions.length; k++) {
            List<String> levels = all.get(k).levels();
            Predictor predictor = predictors.get(k);
            positions[k] = new double[levels.size()];
            for (int number = 0; number < levels.size(); number++) {
                String level = levels.get(number);
                positions[k][number] = predictor.knows(level) ? predictor.position(level) : TermEncoder.NO_LEVEL;
            }
        }
        return positions;
    }

    /** The features of the rows of a block, row by row, NaN where missing. */
    static double[] rows(Schema schema, Schema all, CellBlock block) {
        return new BlockEncoder(schema, all, 0).features(block);
    }

    private double[] features(CellBlock block) {
        int inputs = positions.length;
        double[] features = new double[block.rows() * p];
        double[] cells = new double[inputs];
        for (int i = 0; i < block.rows(); i++) {
            for (int k = 0; k < inputs; k++) {
                double cell = block.cell(i, k);
                cells[k] = positions[k].length > 0 && !Double.isNaN(cell) ? positions[k][(int) cell] : cell;
            }
            encoder.encode(cells, 0, features, i * p);
        }
        return features;
    }

    /** Encodes the next rows. */
    void add(CellBlock block) {
        incomplete |= !plain || !block.isComplete();
        if (plain) {
            transpose(block.cells(), block.width(), block.rows());
        } else {
            transpose(features(block), p, block.rows());
        }
        for (int i = 0; i < block.rows(); i++) {
            y[encoded + i] = block.target(i);
            weights[encoded + i] = block.weight(i);
            if (offset.length > 0) {
                offset[encoded + i] = block.offset(i);
            }
        }
        encoded += block.rows();
    }

    /** Puts rows beside those that are encoded, some columns at a time: neighbours share a line of the cache. */
    private void transpose(double[] rows, int width, int count) {
        for (int j = 0; j < p; j += TILE) {
            int end = Math.min(p, j + TILE);
            for (int i = 0; i < count; i++) {
                scatter(rows, i * width, j, end, encoded + i);
            }
        }
    }

    private void scatter(double[] rows, int row, int from, int to, int place) {
        for (int j = from; j < to; j++) {
            values[j * n + place] = rows[row + j];
        }
    }

    /**
     * All rows, what is missing filled in.
     *
     * @param fill by what
     * @param dropped number of rows left out
     * @throws DataProblem when a feature has no value in any row
     */
    Dataset filled(MissingPolicy.Fill fill, long dropped) {
        Dataset.scale(weights);
        double[] fills = new Fills(values, weights).of(fill, schema);
        for (int j = 0; j < p; j++) {
            if (Double.isNaN(fills[j])) {
                throw DataProblem.emptyColumn(schema.features().get(j));
            }
        }
        return filled(fills, dropped);
    }

    private void fillColumn(int j, double fill) {
        for (int i = j * n; i < (j + 1) * n; i++) {
            if (Double.isNaN(values[i])) {
                values[i] = fill;
            }
        }
    }

    /** All rows, what is missing filled in as for other rows (length p). */
    Dataset filledWith(double[] fills) {
        Dataset.scale(weights);
        return filled(fills, 0);
    }

    private Dataset filled(double[] fills, long dropped) {
        for (int j = 0; j < p && incomplete; j++) {
            fillColumn(j, fills[j]);
        }
        return new Dataset(schema, new DenseMatrix(n, p, values), y, weights, fills, dropped, offset);
    }
}
