package dev.regfit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A growing list of primitive doubles. It is kept in pieces, because copying long lists to longer ones leaves several
 * times as much garbage as there are values.
 */
public final class DoubleList {
    private static final int SHORTEST = 64;
    private static final int LOG_PIECE = 12;
    private static final int PIECE = 1 << LOG_PIECE;

    private final List<double[]> full = new ArrayList<>();
    /** The last piece; it grows up to its full length. */
    private double[] piece = new double[SHORTEST];

    private int inPiece;

    public void add(double value) {
        if (inPiece == piece.length) {
            grow();
        }
        piece[inPiece++] = value;
    }

    private void grow() {
        if (inPiece < PIECE) {
            piece = Arrays.copyOf(piece, 2 * inPiece);
        } else {
            full.add(piece);
            Math.multiplyExact(full.size() + 1, PIECE); // the size is an int
            piece = new double[PIECE];
            inPiece = 0;
        }
    }

    public int size() {
        return full.size() * PIECE + inPiece;
    }

    double get(int i) {
        int k = i >> LOG_PIECE;
        return (k < full.size() ? full.get(k) : piece)[i & (PIECE - 1)];
    }

    void copyTo(double[] target, int at) {
        int to = at;
        for (double[] values : full) {
            System.arraycopy(values, 0, target, to, PIECE);
            to += PIECE;
        }
        System.arraycopy(piece, 0, target, to, inPiece);
    }

    /** A copy of the values. */
    public double[] toArray() {
        double[] values = new double[size()];
        copyTo(values, 0);
        return values;
    }
}
