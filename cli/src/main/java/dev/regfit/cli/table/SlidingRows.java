package dev.regfit.cli.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest rows of a table, in memory. One thread adds rows; between that several may read. */
final class SlidingRows {
    private static final int PIECE = 4096;

    private final List<Slot> slots;
    private final long mostRows;
    private final Deque<KeptRows> pieces = new ArrayDeque<>();
    private long firstPiece;
    private long rows;
    private Row pattern;

    /** @param bytes of memory that rows may take */
    SlidingRows(List<Slot> slots, long bytes) {
        this.slots = List.copyOf(slots);
        this.mostRows = bytes / KeptRows.bytesPerRow(slots);
    }

    /**
     * Keeps a copy of a row.
     *
     * @throws DataException when there is no room
     */
    void add(Row row) {
        if (pattern == null) {
            pattern = row.ofSlots(slots.size());
        }
        if (rows % PIECE == 0) {
            if ((pieces.size() + 1L) * PIECE > mostRows && pieces.size() > 1) {
                throw DataException.of(
                        "the rows of a window do not fit into memory; take shorter windows, leave out columns with -x, or give Java more with REGFIT_JAVA_OPTS=-Xmx…g");
            }
            pieces.add(new KeptRows(slots));
        }
        pieces.getLast().add(0, row);
        rows++;
    }

    /** Lets go of the rows before one. */
    void forgetBefore(long row) {
        while (pieces.size() > 1 && (firstPiece + 1) * PIECE <= row) {
            pieces.remove();
            firstPiece++;
        }
    }

    /** Rows as a table, while they are kept. */
    Table table(Table whole, long from, long to) {
        return new GroupTable(whole, slots, to - from, sink -> read(from, to, sink));
    }

    private void read(long from, long to, RowSink sink) {
        Row row = pattern.ofSlots(slots.size());
        long start = firstPiece * PIECE;
        for (Iterator<KeptRows> each = pieces.iterator(); each.hasNext() && start < to; start += PIECE) {
            KeptRows piece = each.next();
            int end = (int) Math.min(PIECE, to - start);
            for (int i = (int) Math.max(0, from - start); i < end; i++) {
                piece.copyTo(i, row);
                sink.row(row);
            }
        }
    }
}
