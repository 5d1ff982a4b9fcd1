package dev.regfit.solver;

import dev.regfit.data.DenseMatrix;
import dev.regfit.linalg.Kernels;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;

/**
 * The Gram matrix of those working columns of a dense design that were asked for so far. It grows by what is new: a
 * column is multiplied with each other one once.
 */
final class WorkingGram {
    private static final int SMALLEST = 64;

    /** So many new columns a known one make it cheaper to multiply all anew, by a faster kernel. */
    private static final double MANY = 0.25;

    private final RowLoss loss;
    private final int n;
    /** Where each of the p columns is among those known, −1 for one that is not. */
    private final int[] place;

    private int[] known = {};
    private int count;
    private int capacity;
    /** The known columns, row-major n×capacity. */
    private double[] x = {};
    /** Row-major capacity×capacity; the upper triangle of the first {@code count}. */
    private double[] gram = {};

    WorkingGram(RowLoss loss) {
        this.loss = loss;
        this.n = Math.toIntExact(loss.rows());
        this.place = new int[loss.columns()];
        Arrays.fill(place, -1);
    }

    /** X̃ᵀX̃/n of the chosen columns, k×k, full and symmetric. */
    double[] of(int[] chosen) {
        learn(chosen);
        int k = chosen.length;
        double[] block = new double[k * k];
        for (int a = 0; a < k; a++) {
            int from = place[chosen[a]];
            for (int b = a; b < k; b++) {
                int to = place[chosen[b]];
                double value = from <= to ? gram[from * capacity + to] : gram[to * capacity + from];
                block[a * k + b] = value;
                block[b * k + a] = value;
            }
        }
        return block;
    }

    private void learn(int[] chosen) {
        int[] added = Arrays.stream(chosen).filter(j -> place[j] < 0).toArray();
        if (added.length == 0) {
            return;
        }
        int before = count;
        reserve(before + added.length);
        DenseMatrix columns = loss.working().select(added);
        for (int a = 0; a < added.length; a++) {
            place[added[a]] = before + a;
            known[before + a] = added[a];
            for (int i = 0; i < n; i++) {
                x[i * capacity + before + a] = columns.values()[a * n + i];
            }
        }
        count = before + added.length;
        if (added.length > MANY * before) {
            multiplyAll();
        } else {
            multiply(before);
        }
    }

    private void reserve(int wanted) {
        if (wanted <= capacity) {
            return;
        }
        int larger = Math.max(SMALLEST, Math.max(wanted, 2 * capacity));
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
                gram[a * capacity + b] = products[a * count + b] / n;
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
                gram[a * capacity + b] = row[a] / n;
            }
        }
    }
}
