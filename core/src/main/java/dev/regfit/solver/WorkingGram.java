package dev.regfit.solver;

import dev.regfit.data.DenseMatrix;
import dev.regfit.linalg.Kernels;
import dev.regfit.problem.MomentLoss;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;

/**
 * The Gram matrix of those working columns of a dense design that were asked for so far. It grows by what is new: a
 * column is multiplied with each other one once.
 */
final class WorkingGram {
    private static final int SMALLEST = 256;

    /** So many new columns a known one make it cheaper to multiply all anew, by a faster kernel. */
    private static final double MANY = 0.25;

    private final RowLoss loss;
    /** X̃ᵀỹ/n, length p. */
    private final double[] target;

    private final int n;
    private final boolean[] isKnown;
    private int[] known = {};
    private int count;
    private int capacity;
    /** The known columns, row-major n×capacity. */
    private double[] x = {};
    /** Row-major capacity×capacity, full and symmetric in the first {@code count}. */
    private double[] gram = {};

    WorkingGram(RowLoss loss, double[] target) {
        this.loss = loss;
        this.target = target;
        this.n = Math.toIntExact(loss.rows());
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
    MomentLoss view() {
        double[] ofKnown = new double[count];
        for (int k = 0; k < count; k++) {
            ofKnown[k] = target[known[k]];
        }
        return new MomentLoss(n, gram, capacity, ofKnown, loss.targetPower());
    }

    /** Multiplies columns that are not known yet with all. */
    void learn(boolean[] wanted) {
        int[] added = new int[wanted.length];
        int fresh = 0;
        for (int j = 0; j < wanted.length; j++) {
            if (wanted[j] && !isKnown[j]) {
                added[fresh++] = j;
                isKnown[j] = true;
            }
        }
        if (fresh == 0) {
            return;
        }
        int before = count;
        reserve(before + fresh);
        DenseMatrix columns = loss.working().select(Arrays.copyOf(added, fresh));
        for (int a = 0; a < fresh; a++) {
            known[before + a] = added[a];
            for (int i = 0; i < n; i++) {
                x[i * capacity + before + a] = columns.values()[a * n + i];
            }
        }
        count = before + fresh;
        if (fresh > MANY * before) {
            multiplyAll();
        } else {
            multiply(before);
        }
    }

    private void reserve(int wanted) {
        if (wanted <= capacity) {
            return;
        }
        int larger = Math.max(SMALLEST, Math.max(wanted, capacity + capacity / 2));
        double[] widerX = new double[Math.multiplyExact(n, larger)];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * capacity, widerX, i * larger, count);
        }
        double[] widerGram = new double[Math.multiplyExact(larger, larger)];
        for (int a = 0; a < count; a++) {
            System.arraycopy(gram, a * capacity, widerGram, a * larger, count);
        }
        x = widerX;
        gram = widerGram;
        known = Arrays.copyOf(known, larger);
        capacity = larger;
    }

    private void multiplyAll() {
        double[] products = new double[count * count];
        double[] block = new double[n * count];
        for (int i = 0; i < n; i++) {
            System.arraycopy(x, i * capacity, block, i * count, count);
        }
        Kernels.rankUpdate(block, 0, n, count, products);
        for (int a = 0; a < count; a++) {
            for (int b = a; b < count; b++) {
                set(a, b, products[a * count + b] / n);
            }
        }
    }

    /** The products of the columns from {@code before} on with all. */
    private void multiply(int before) {
        double[] row = new double[count];
        for (int b = before; b < count; b++) {
            Arrays.fill(row, 0);
            for (int i = 0; i < n; i++) {
                Kernels.axpy(x[i * capacity + b], x, i * capacity, row, 0, b + 1);
            }
            for (int a = 0; a <= b; a++) {
                set(a, b, row[a] / n);
            }
        }
    }

    private void set(int a, int b, double value) {
        gram[a * capacity + b] = value;
        gram[b * capacity + a] = value;
    }
}
