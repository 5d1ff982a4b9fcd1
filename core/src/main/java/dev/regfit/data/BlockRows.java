package dev.regfit.data;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Consecutive rows as they were read, of at most one block, with the part that each is in. */
public final class BlockRows {
    private final int capacity;
    /** The table with the levels that the numbers of texts stand for. */
    private Schema schema;

    private final CellBlock cells;
    private final IntList parts = new IntList();

    /**
     * No rows.
     *
     * @param capacity how many there may be
     */
    BlockRows(Schema schema, int capacity) {
        this.schema = schema;
        this.capacity = capacity;
        this.cells = new CellBlock(schema.predictors().size(), capacity);
    }

    /** Adds a row of texts that {@link #know} is told of before the rows are used. */
    void add(double[] row, Outcome outcome, boolean complete, int part) {
        cells.add(row, outcome.target(), outcome.weight());
        cells.offset(outcome.offset());
        parts.add(part);
        if (!complete) {
            cells.markIncomplete();
        }
    }

    /** Takes note of what the numbers of texts stand for. */
    void know(Schema levels) {
        schema = levels;
    }

    /** Adds the rows that follow. */
    void append(BlockRows next) {
        List<int[]> numbers = new ArrayList<>();
        List<List<String>> united = new ArrayList<>();
        for (int k = 0; k < schema.predictors().size(); k++) {
            Predictor own = schema.predictors().get(k);
            Numbering numbering = new Numbering();
            own.levels().forEach(numbering::of);
            numbers.add(next.schema.predictors().get(k).levels().stream()
                    .mapToInt(numbering::of)
                    .toArray());
            united.add(numbering.levels);
        }
        schema = schema.withLevels(united);
        int[] nextParts = next.parts.toArray();
        for (int i = 0; i < next.rows(); i++) {
            add(renumbered(next.cells, i, numbers), next.outcome(i), next.cells.isComplete(), nextParts[i]);
        }
    }

    private static double[] renumbered(CellBlock block, int i, List<int[]> numbers) {
        double[] row = new double[numbers.size()];
        for (int k = 0; k < row.length; k++) {
            double cell = block.cell(i, k);
            boolean isLevel = numbers.get(k).length > 0 && !Double.isNaN(cell);
            row[k] = isLevel ? numbers.get(k)[(int) cell] : cell;
        }
        return row;
    }

    private Outcome outcome(int i) {
        return new Outcome(cells.target(i), cells.weight(i), cells.offset(i), null);
    }

    /**
     * The rows of one part, the levels numbered as they appear in these: what is made of them then depends on these rows
     * alone, and not on what came before.
     */
    BlockRows ofPart(int part) {
        return schema.hasText() ? renumberedPart(part) : plainPart(part);
    }

    private BlockRows plainPart(int part) {
        BlockRows own = new BlockRows(schema, capacity);
        int[] all = parts.toArray();
        for (int i = 0; i < all.length; i++) {
            if (all[i] == part) {
                own.cells.add(cells.cells(), i * cells.width(), cells.target(i), cells.weight(i));
                own.parts.add(part);
            }
        }
        if (!cells.isComplete()) {
            own.cells.markIncomplete();
        }
        return own;
    }

    private BlockRows renumberedPart(int part) {
        List<Numbering> numberings = new ArrayList<>();
        schema.predictors().forEach(predictor -> numberings.add(new Numbering()));
        BlockRows own = new BlockRows(schema, capacity);
        int[] all = parts.toArray();
        double[] row = new double[numberings.size()];
        for (int i = 0; i < all.length; i++) {
            if (all[i] != part) {
                continue;
            }
            for (int k = 0; k < row.length; k++) {
                Predictor predictor = schema.predictors().get(k);
                double cell = cells.cell(i, k);
                boolean isLevel = predictor.text() && !Double.isNaN(cell);
                row[k] = isLevel ? numberings.get(k).of(predictor.levels().get((int) cell)) : cell;
            }
            own.add(row, outcome(i), cells.isComplete(), part);
        }
        own.know(schema.withLevels(
                numberings.stream().map(numbering -> numbering.levels).toList()));
        return own;
    }

    /** Levels in the order of their first appearance. */
    private static final class Numbering {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> levels = new ArrayList<>();

        int of(String level) {
            Integer known = numbers.putIfAbsent(level, levels.size());
            if (known == null) {
                levels.add(level);
                return levels.size() - 1;
            }
            return known;
        }
    }

    /** Number of rows. */
    public int rows() {
        return cells.rows();
    }

    Schema schema() {
        return schema;
    }

    CellBlock cells() {
        return cells;
    }

    /**
     * The features of all rows, row by row, what is missing filled in.
     *
     * @param model the features; a level that it does not know has all its indicators zero
     * @param fills length p
     */
    public double[] features(Schema model, double[] fills) {
        double[] features = BlockEncoder.rows(model, schema, cells);
        for (int at = 0; !cells.isComplete() && at < features.length; at++) {
            features[at] = Double.isNaN(features[at]) ? fills[at % fills.length] : features[at];
        }
        return features;
    }

    public double target(int i) {
        return cells.target(i);
    }

    public double weight(int i) {
        return cells.weight(i);
    }

    public double offset(int i) {
        return cells.offset(i);
    }

    void write(DataOutput out) throws IOException {
        for (Predictor predictor : schema.predictors()) {
            if (predictor.text()) {
                out.writeInt(predictor.levels().size());
                for (String level : predictor.levels()) {
                    out.writeUTF(level);
                }
            }
        }
        out.writeInt(rows());
        out.writeBoolean(cells.isComplete());
        int[] all = parts.toArray();
        for (int i = 0; i < all.length; i++) {
            out.writeInt(all[i]);
            for (int k = 0; k < schema.predictors().size(); k++) {
                out.writeDouble(cells.cell(i, k));
            }
            out.writeDouble(cells.target(i));
            out.writeDouble(cells.weight(i));
            out.writeDouble(cells.offset(i));
        }
    }

    static BlockRows read(DataInput in, Schema shape, int capacity) throws IOException {
        List<List<String>> levels = new ArrayList<>();
        for (Predictor predictor : shape.predictors()) {
            List<String> own = new ArrayList<>();
            int count = predictor.text() ? in.readInt() : 0;
            for (int k = 0; k < count; k++) {
                own.add(in.readUTF());
            }
            levels.add(own);
        }
        BlockRows read = new BlockRows(shape.withLevels(levels), capacity);
        int rows = in.readInt();
        boolean complete = in.readBoolean();
        double[] row = new double[levels.size()];
        for (int i = 0; i < rows; i++) {
            int part = in.readInt();
            for (int k = 0; k < row.length; k++) {
                row[k] = in.readDouble();
            }
            read.add(row, new Outcome(in.readDouble(), in.readDouble(), in.readDouble(), null), complete, part);
        }
        return read;
    }
}
