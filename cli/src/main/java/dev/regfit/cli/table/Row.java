package dev.regfit.cli.table;

/**
 * The record at hand, as the slots given to {@link Table#read} ask for it. There is one mutable instance per reading;
 * it is valid during the call of {@link RowSink#row} only.
 */
public final class Row {
    private final CellParser parser;
    private final Place.Unit unit;
    final double[] numbers;
    final String[] cells;
    String file;
    long line;
    long record;

    /** @param unit what {@link #line} counts */
    Row(int slots, CellParser parser, Place.Unit unit) {
        this.parser = parser;
        this.unit = unit;
        numbers = new double[slots];
        cells = new String[slots];
    }

    /** A row of its own that takes cells of this one. */
    Row ofSlots(int slots) {
        return new Row(slots, parser, unit);
    }

    /** A copy that outlives the call. */
    Row copy() {
        Row copy = ofSlots(numbers.length);
        System.arraycopy(numbers, 0, copy.numbers, 0, numbers.length);
        System.arraycopy(cells, 0, copy.cells, 0, cells.length);
        copy.file = file;
        copy.line = line;
        copy.record = record;
        return copy;
    }

    /**
     * Becomes each of a block's records in turn, for someone who does not take the block as it is.
     *
     * @param before lines or rows of the file before the block
     */
    void each(Block block, long before, RowSink sink) {
        if (BlockSink.offer(sink, block, record + 1)) {
            record += block.rows();
            return;
        }
        for (int i = 0; i < block.rows(); i++) {
            block.copyTo(i, this);
            line = before + block.line(i);
            record++;
            sink.row(this);
        }
    }

    /** Becomes the same record, slot k being that of the other's slot {@code from[k]}. */
    void take(Row other, int[] from) {
        for (int k = 0; k < from.length; k++) {
            numbers[k] = other.numbers[from[k]];
            cells[k] = other.cells[from[k]];
        }
        file = other.file;
        line = other.line;
        record = other.record;
    }

    /** The display name of the file this record is in. */
    public String file() {
        return file;
    }

    /** The line of the file on which the record starts, from 1, line ends inside quotes counting; or its row. */
    public long line() {
        return line;
    }

    /** Where the record stands. */
    Place place() {
        return new Place(file, line, unit);
    }

    /** The number of the record in the whole table, from 1, through all files and without headers. */
    public long record() {
        return record;
    }

    /** The value of a number slot; NaN when it is missing. */
    public double number(int slot) {
        return numbers[slot];
    }

    /** The values of all number slots at their index, NaN when missing. Not a copy, not to be modified. */
    public double[] numbers() {
        return numbers;
    }

    /** The value of a text slot as it is in the file, without its quotes; {@code null} when it is missing. */
    public String text(int slot) {
        return parser.isMissing(cells[slot]) ? null : cells[slot];
    }

    /** A text slot as a number; NaN when it is missing or none. */
    double asNumber(int slot) {
        double number = parser.number(cells[slot]);
        return Double.isFinite(number) ? number : Double.NaN;
    }

    /** The class that a text slot names, null when it is missing. */
    String label(int slot) {
        String text = text(slot);
        return text == null ? null : ClassLabels.of(text, parser);
    }

    /** The cell of a text slot as it is in the file, without its quotes, missing or not: for passing it through. */
    public String raw(int slot) {
        return cells[slot];
    }
}
