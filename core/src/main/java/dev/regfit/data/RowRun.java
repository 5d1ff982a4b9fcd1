package dev.regfit.data;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Consecutive rows of a table, wherever they begin, as sums that add up. Rows are cut into blocks at multiples of a block's
 * rows, counted from the start of the table, and the sums of blocks are added by twos as in a tournament: 0+1, 2+3, then
 * those, and so on. A run holds the winners that its rows decide and, at both ends, the rows of blocks that are not whole.
 * So the sum of a table has the same bits however its rows are spread over runs, and whichever are put together first.
 *
 * @param <T> what is summed
 */
public final class RowRun<T> {
    private final Schema shape;
    private final BlockSum<T> sum;
    private final int blockRows;
    private final MissingCounts missing;
    /** Consecutive: rows at the start, sums, rows at the end, as far as there are any. */
    private final List<Piece<T>> pieces = new ArrayList<>();

    private long first;
    private long end;

    /**
     * What there is of some blocks.
     *
     * @param level of a sum: of 2^level blocks; −1 for rows of part of a block
     * @param from of a sum the first of its blocks, as a multiple of 2^level; of rows the first
     * @param to of rows the one behind the last
     * @param sum empty where no row is used, or for rows
     * @param rows null for a sum
     */
    private record Piece<T>(int level, long from, long to, Optional<T> sum, BlockRows rows) {
        boolean isSum() {
            return level >= 0;
        }

        boolean isSiblingOf(Piece<T> before) {
            return isSum() && before.level == level && before.from % 2 == 0 && before.from + 1 == from;
        }
    }

    /**
     * No rows yet.
     *
     * @param shape the table's columns, of which the levels are not looked at
     * @param first the number of the first row in the table, from 0
     */
    RowRun(Schema shape, BlockSum<T> sum, long first) {
        this.shape = shape;
        this.sum = sum;
        this.first = first;
        this.end = first;
        this.blockRows = blockRows(shape);
        this.missing = new MissingCounts(shape.predictors().size());
    }

    /** Rows of a block, which the shape of the table alone decides. */
    static int blockRows(Schema shape) {
        return Moments.blockRows(shape.predictors().size());
    }

    Schema shape() {
        return shape;
    }

    /** The number of the first row in the table. */
    public long first() {
        return first;
    }

    /** The number of the row behind the last. */
    public long end() {
        return end;
    }

    /** What was missing in the rows. */
    public MissingCounts missing() {
        return missing;
    }

    /** Adds rows of one block, which follow. */
    void add(long from, long to, BlockRows rows) {
        end = to;
        push(new Piece<>(-1, from, to, Optional.empty(), rows));
    }

    /**
     * Adds the run that follows, which is used up.
     *
     * @throws IllegalArgumentException when it does not begin where this one ends
     */
    public void append(RowRun<T> next) {
        if (next.first != end) {
            throw new IllegalArgumentException("rows from %d on follow row %d".formatted(next.first, end));
        }
        end = next.end;
        missing.add(next.missing);
        next.pieces.forEach(this::push);
    }

    private void push(Piece<T> next) {
        Piece<T> piece = joined(next);
        if (!piece.isSum() && piece.from % blockRows == 0 && piece.to - piece.from == blockRows) {
            piece = new Piece<>(0, piece.from / blockRows, 0, summed(piece.rows), null);
        }
        while (!pieces.isEmpty() && piece.isSiblingOf(last())) {
            Piece<T> before = pieces.remove(pieces.size() - 1);
            piece = new Piece<>(piece.level + 1, before.from / 2, 0, added(before.sum, piece.sum), null);
        }
        pieces.add(piece);
    }

    /** The rows with those of the same block before them. */
    private Piece<T> joined(Piece<T> next) {
        if (next.isSum() || pieces.isEmpty() || last().isSum() || next.from % blockRows == 0) {
            return next;
        }
        Piece<T> before = pieces.remove(pieces.size() - 1);
        before.rows.append(next.rows);
        return new Piece<>(-1, before.from, next.to, Optional.empty(), before.rows);
    }

    private Piece<T> last() {
        return pieces.get(pieces.size() - 1);
    }

    private Optional<T> summed(BlockRows rows) {
        return rows.rows() == 0 ? Optional.empty() : Optional.of(sum.of(rows));
    }

    private Optional<T> added(Optional<T> left, Optional<T> right) {
        return left.isPresent() && right.isPresent()
                ? Optional.of(sum.add(left.get(), right.get()))
                : left.or(() -> right);
    }

    /**
     * The sum of all rows of the table; no row may be added any more. Empty if none was used.
     *
     * @throws IllegalStateException when the run does not begin with the table's first row
     */
    public Optional<T> total() {
        if (first != 0) {
            throw new IllegalStateException("the run begins with row " + first);
        }
        Optional<T> total = Optional.empty();
        for (Piece<T> piece : pieces) {
            total = added(total, piece.isSum() ? piece.sum : summed(piece.rows));
        }
        return total;
    }

    /** The run as bytes for another process. */
    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(first);
            out.writeLong(end);
            missing.write(out);
            out.writeInt(pieces.size());
            for (Piece<T> piece : pieces) {
                out.writeInt(piece.level);
                out.writeLong(piece.from);
                out.writeLong(piece.to);
                if (!piece.isSum()) {
                    piece.rows.write(out);
                } else {
                    out.writeBoolean(piece.sum.isPresent());
                    if (piece.sum.isPresent()) {
                        sum.write(piece.sum.get(), out);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // writing to memory does not fail
        }
        return bytes.toByteArray();
    }

    /** The run that another process has written, of the same columns and sum. */
    public static <T> RowRun<T> read(byte[] bytes, Schema shape, BlockSum<T> sum) {
        int blockRows = blockRows(shape);
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            RowRun<T> run = new RowRun<>(shape, sum, in.readLong());
            run.end = in.readLong();
            run.missing.read(in);
            int count = in.readInt();
            for (int k = 0; k < count; k++) {
                int level = in.readInt();
                long from = in.readLong();
                long to = in.readLong();
                if (level < 0) {
                    BlockRows rows = BlockRows.read(in, shape, blockRows);
                    run.pieces.add(new Piece<>(level, from, to, Optional.empty(), rows));
                } else {
                    Optional<T> known = in.readBoolean() ? Optional.of(sum.read(in)) : Optional.empty();
                    run.pieces.add(new Piece<>(level, from, to, known, null));
                }
            }
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
