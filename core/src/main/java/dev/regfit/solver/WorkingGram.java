package dev.regfit.solver;

import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;

/**
 * The Gram matrix of those working columns that were asked for so far. It grows by what is new: a column is multiplied
 * with each other one once.
 */
final class WorkingGram {
    private static final int SMALLEST = 256;

    /** Columns multiplied with the others at a time: those after them are not, but when their turn comes. */
    private static final int BLOCK = 192;

    private final RowSquares loss;
    /** X̃ᵀỹ/n, length p. */
    private final double[] target;

    private final boolean[] isKnown;
    private int[] known = {};
    private int count;
    private int capacity;
    /** Row-major, rows {@code capacity} apart, full and symmetric in the first {@code count}. */
    private double[] gram = {};

    WorkingGram(RowSquares loss, double[] target) {
        this.loss = loss;
        this.target = target;
        this.isKnown = new boolean[loss.columns()];
    }

    /** Number of columns that are known. */
    int count() {
        return count;
    }

    /** The columns that are known, in the order in which they were asked for. */
    int[] known() {
        return Arrays.copyOf(known, count);
    }

    /** The loss of the known columns, a view of what is kept here: until more are learnt. */
    MomentSquares view() {
        double[] ofKnown = new double[count];
        for (int k = 0; k < count; k++) {
            ofKnown[k] = target[known[k]];
        }
        return new MomentSquares(loss.rows(), gram, capacity, ofKnown, loss.targetPower());
    }

    /** Multiplies columns that are not known yet with all. */
    void learn(boolean[] wanted) {
        int from = count;
        number(wanted);
        reserve(from);
        for (int first = from; first < count; first += BLOCK) {
            multiply(first, Math.min(count, first + BLOCK));
        }
    }

    /** Puts columns that are not known yet behind those that are. */
    private void number(boolean[] wanted) {
        for (int j = 0; j < wanted.length; j++) {
            if (wanted[j] && !isKnown[j]) {
                isKnown[j] = true;
                if (count == known.length) {
                    known = Arrays.copyOf(known, Math.max(SMALLEST, 2 * count));
                }
                known[count++] = j;
            }
        }
    }

    private void reserve(int filled) {
        if (count <= capacity) {
            return;
        }
        int larger = Math.max(SMALLEST, Math.max(count, capacity + capacity / 2));
        double[] wider = new double[Math.multiplyExact(larger, larger)];
        for (int a = 0; a < filled; a++) {
            System.arraycopy(gram, a * capacity, wider, a * larger, filled);
        }
        gram = wider;
        capacity = larger;
    }

    /** The products of some columns with those before, and with each other. */
    private void multiply(int first, int end) {
        int width = end - first;
        double[] products = loss.gram(Arrays.copyOf(known, end), Arrays.copyOfRange(known, first, end));
        for (int a = 0; a < end; a++) {
            System.arraycopy(products, a * width, gram, a * capacity + first, width);
        }
        for (int b = 0; b < width; b++) {
            transpose(products, b, width, first);
        }
    }

    /** Column b of the products with columns before is their row, too. */
    private void transpose(double[] products, int b, int width, int first) {
        int row = (first + b) * capacity;
        for (int a = 0; a < first; a++) {
            gram[row + a] = products[a * width + b];
        }
    }
}
