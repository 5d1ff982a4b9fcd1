package dev.regfit.cli.table;

import dev.regfit.cli.table.parquet.NumberColumn;
import dev.regfit.cli.table.parquet.ParquetFile;
import dev.regfit.cli.table.parquet.TextColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Some of the slots of a Parquet file, which one thread at a time puts into blocks. */
final class ParquetLane {
    /** So many rows are filled at a time, column by column, for the processor's cache. */
    private static final int TILE = 128;

    /** What a text takes in comparison with a number. */
    private static final int WEIGHT_OF_TEXT = 4;

    private final ParquetShape shape;
    private final int stride;
    private final List<Cells> columns = new ArrayList<>();
    private ParquetBlock block;
    private int from;

    private ParquetLane(ParquetShape shape, List<Integer> slots) {
        this.shape = shape;
        stride = shape.slots().size();
        ParquetFile.Lane lane = shape.file().lane(CellParser.LARGEST);
        for (int slot : slots) {
            boolean asNumber = shape.slots().get(slot).type() == ColumnType.NUMBER;
            if (asNumber && shape.field(slot).isNumber()) {
                columns.add(new Numbers(lane, slot));
            } else {
                columns.add(new Texts(lane, slot, asNumber));
            }
        }
    }

    /** All slots, shared out among at most so many. */
    static List<ParquetLane> of(ParquetShape shape, int most) {
        int[] weights = shape.slots().stream()
                .mapToInt(slot -> slot.type() == ColumnType.TEXT ? WEIGHT_OF_TEXT : 1)
                .toArray();
        long left = 0;
        for (int weight : weights) {
            left += weight;
        }
        List<ParquetLane> lanes = new ArrayList<>();
        int slot = 0;
        for (int lane = 0; lane < most && slot < weights.length; lane++) {
            List<Integer> slots = new ArrayList<>();
            long share = (left + most - lane - 1) / (most - lane);
            for (long taken = 0; slot < weights.length && taken < share; slot++) {
                slots.add(slot);
                taken += weights[slot];
                left -= weights[slot];
            }
            lanes.add(new ParquetLane(shape, slots));
        }
        return lanes;
    }

    /** Fills its slots of the next rows. */
    void fill(ParquetBlock next) {
        block = next;
        try {
            for (from = 0; from < next.rows(); from += TILE) {
                int count = Math.min(TILE, next.rows() - from);
                for (Cells column : columns) {
                    column.fill(count);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fail(int row, int slot, String text) {
        ParquetBlock at = block;
        at.fail(row, slot, () -> shape.unusable(slot, at.number(row), text));
    }

    /** A slot. */
    private interface Cells {
        /** Fills the next rows from {@link #from} on. */
        void fill(int count) throws IOException;
    }

    /** Numbers of a column of numbers. */
    private final class Numbers implements Cells {
        private final int slot;
        private final NumberColumn column;

        Numbers(ParquetFile.Lane lane, int slot) {
            this.slot = slot;
            column = lane.numbers(shape.field(slot), (place, text) -> {
                int row = from + place;
                double value = block.block().numbers()[row * stride + slot];
                block.block().round(row, slot, value, text);
            });
        }

        @Override
        public void fill(int count) throws IOException {
            double[] numbers = block.block().numbers();
            boolean odd = column.next(count, numbers, from * stride + slot, stride);
            if (!odd && !shape.parser().numbersSpellMissing()) {
                return;
            }
            for (int i = from; i < from + count; i++) {
                double value = numbers[i * stride + slot];
                if (Double.isNaN(value) || shape.parser().isMissing(value)) {
                    numbers[i * stride + slot] = Double.NaN;
                    block.block().markIncomplete();
                } else if (Math.abs(value) > CellParser.LARGEST) {
                    fail(i, slot, dev.regfit.model.Numbers.exact(value));
                }
            }
        }
    }

    /** Texts, or numbers in a column of texts. */
    private final class Texts implements Cells {
        private final int slot;
        private final boolean asNumber;
        private final TextColumn column;
        private final String[] texts = new String[TILE];

        Texts(ParquetFile.Lane lane, int slot, boolean asNumber) {
            this.slot = slot;
            this.asNumber = asNumber;
            column = lane.texts(shape.field(slot));
        }

        @Override
        public void fill(int count) throws IOException {
            column.next(count, texts);
            for (int i = 0; i < count; i++) {
                String text = texts[i] == null ? "" : texts[i];
                if (asNumber) {
                    number(from + i, text);
                } else {
                    block.block().text(from + i, slot, text);
                }
            }
        }

        private void number(int row, String text) {
            double value = shape.parser().number(text);
            if (value == CellParser.UNUSABLE) {
                fail(row, slot, text);
            } else {
                block.block().set(row, slot, value, text);
            }
        }
    }
}
