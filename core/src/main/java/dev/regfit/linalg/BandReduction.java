package dev.regfit.linalg;

import java.util.Arrays;

/**
 * A symmetric matrix as A = QBQᵀ with an orthogonal Q and a band B.
 *
 * <p>Blocked Householder reduction (Bischof, Lang and Sun, "A framework for symmetric band reduction", ACM TOMS 26,
 * 2000): unlike the reduction to tridiagonal form, half of which are products of a matrix and a vector, this is all
 * products of matrices. Q stays in the form of its reflections, in groups I − VTVᵀ, where T⁻¹ + T⁻ᵀ = VᵀV (Joffrain,
 * Low, Quintana-Ortí, van de Geijn and Van Zee, "Accumulating Householder transformations, revisited", ACM TOMS 32,
 * 2006).
 */
final class BandReduction {
    /** Reflections that are applied together. */
    private static final int GROUP = 128;

    /** Reflections of a band of width one whose updates are made together. */
    private static final int PANEL = 32;

    /** Rows or columns of a piece of work. */
    private static final int TILE = 256;

    /** Columns of Q that are made together. */
    private static final int STRIPE = 128;

    private final int p;
    private final int width;
    /** Row i holds reflection i in its columns from {@code width} after the first of its group on, zeros before. */
    private final double[] a;
    /** B(i, i − width + d) at [i·(width + 1) + d], d ≤ width. */
    private final double[] band;
    /** How many reflections there are, some of them perhaps the identity, as vectors of zeros. */
    private final int reflections;
    /** −T of each group, row-major. */
    private final double[][] factors;

    /**
     * Reduces a matrix.
     *
     * @param a p×p symmetric, both triangles filled; overwritten and kept
     * @param width how many diagonals below the main one B has
     */
    BandReduction(double[] a, int p, int width) {
        this.p = p;
        this.width = width;
        this.a = a;
        this.band = new double[p * (width + 1)];
        this.reflections = p == 0 ? 0 : (p - 1) / width * width;
        if (width == 1) {
            reduceToTridiagonal();
        } else {
            reduceToBand();
        }
        int groups = (reflections + GROUP - 1) / GROUP;
        this.factors = new double[groups][];
        Parallel.loop(groups, (long) GROUP * GROUP * p, (from, to) -> {
            for (int g = from; g < to; g++) {
                factors[g] = negativeFactor(g * GROUP, Math.min(GROUP, reflections - g * GROUP));
            }
        });
    }

    private void reduceToBand() {
        for (int k = 0; k < p; k += width) {
            keepDiagonalBlock(k);
            if (k < reflections) {
                factorPanel(k);
                update(k);
            }
        }
    }

    /**
     * With a band of width one each reflection needs a product with the matrix, which waits for memory. Its update is put off,
     * so that the matrix is not written as often, too (Dongarra, Sorensen and Hammarling, "Block reduction of matrices to
     * condensed forms for eigenvalue computations", J. Comput. Appl. Math. 27, 1989).
     */
    private void reduceToTridiagonal() {
        for (int k = 0; k < p; k += PANEL) {
            int end = Math.min(p, k + PANEL);
            double[][] w = new double[end - k][];
            for (int i = k; i < end; i++) {
                // Row i of A − VWᵀ − WVᵀ with the reflections of the panel so far.
                for (int s = k; s < i; s++) {
                    Kernels.axpy(-a[s * p + i], w[s - k], i, a, i * p + i, p - i);
                    Kernels.axpy(-w[s - k][i], a, s * p + i, a, i * p + i, p - i);
                }
                band[2 * i + 1] = a[i * p + i];
                if (i < reflections) {
                    Arrays.fill(a, i * p, i * p + i + 1, 0);
                    band[2 * i + 2] = reflect(i * p + i + 1, p - i - 1);
                    w[i - k] = companion(i, k, w);
                }
            }
            int m = p - end;
            double[] negative = new double[m * (end - k)];
            for (int at = 0; at < negative.length; at++) {
                negative[at] = -w[at % (end - k)][end + at / (end - k)];
            }
            addProducts(k * p + end, end * p + end, negative, end - k, m);
        }
    }

    /** w = τ(Av − ½τ(vᵀAv)v) for reflection i, where A is what the panel's reflections before it have made of the matrix. */
    private double[] companion(int i, int k, double[][] w) {
        int from = i + 1;
        int m = p - from;
        int v = i * p + from;
        double[] y = new double[p];
        Parallel.loop(m, m, (first, last) -> {
            for (int r = from + first; r < from + last; r++) {
                y[r] = Kernels.dot(a, r * p + from, a, v, m);
            }
        });
        for (int s = k; s < i; s++) {
            double alongV = Kernels.dot(a, s * p + from, a, v, m);
            double alongW = Kernels.dot(w[s - k], from, a, v, m);
            Kernels.axpy(-alongW, a, s * p + from, y, from, m);
            Kernels.axpy(-alongV, w[s - k], from, y, from, m);
        }
        double square = Kernels.dot(a, v, a, v, m);
        double tau = square > 0 ? 2 / square : 0;
        double half = 0.5 * tau * Kernels.dot(y, from, a, v, m);
        Kernels.axpy(-half, a, v, y, from, m);
        for (int r = from; r < p; r++) {
            y[r] *= tau;
        }
        return y;
    }

    int order() {
        return p;
    }

    int width() {
        return width;
    }

    /** B(i, i − width + d) at [i·(width + 1) + d]; zeros before column 0. */
    double[] band() {
        return band;
    }

    private void keepDiagonalBlock(int k) {
        int end = Math.min(p, k + width);
        for (int i = k; i < end; i++) {
            for (int j = k; j <= i; j++) {
                band[i * (width + 1) + j - i + width] = a[i * p + j];
            }
            if (i < reflections) {
                Arrays.fill(a, i * p, i * p + Math.min(p, k + width), 0);
            }
        }
    }

    /** QR factorisation of the block below the diagonal one, whose columns are the rows to the right of that. */
    private void factorPanel(int k) {
        int m = p - k - width;
        int first = k * p + k + width;
        for (int t = 0; t < width; t++) {
            int row = first + t * p;
            for (int i = 0; i < Math.min(t, m); i++) {
                keepBelow(k, i, t, a[row + i]);
                a[row + i] = 0;
            }
            if (t < m) {
                keepBelow(k, t, t, reflect(row + t, m - t));
                double square = Kernels.dot(a, row + t, a, row + t, m - t);
                for (int s = t + 1; s < width && square > 0; s++) {
                    double product = Kernels.dot(a, row + t, a, first + s * p + t, m - t);
                    Kernels.axpy(-2 * product / square, a, row + t, a, first + s * p + t, m - t);
                }
            }
        }
    }

    /** Entry (i, t) of the triangle R. */
    private void keepBelow(int k, int i, int t, double value) {
        int row = k + width + i;
        band[row * (width + 1) + k + t - row + width] = value;
    }

    /**
     * Overwrites a vector by that of the reflection that makes all but its first entry zero, and returns what that
     * becomes. The vector is zero where nothing is to be done.
     */
    private double reflect(int at, int length) {
        double first = a[at];
        double rest = Kernels.dot(a, at + 1, a, at + 1, length - 1);
        if (rest == 0) {
            Arrays.fill(a, at, at + length, 0);
            return first;
        }
        double norm = Math.sqrt(first * first + rest);
        double image = first > 0 ? -norm : norm;
        double pivot = first - image;
        a[at] = 1;
        for (int i = at + 1; i < at + length; i++) {
            a[i] /= pivot;
        }
        return image;
    }

    /**
     * A₂ ← QᵀA₂Q = A₂ − VWᵀ − WVᵀ for what is right of and below the panel, with W = X − ½V(TᵀVᵀX) and X = A₂VT.
     */
    private void update(int k) {
        int m = p - k - width;
        int first = k * p + k + width;
        int rest = (k + width) * p + k + width;
        double[] v = transposed(first, width, m);
        double[] t = negativeFactor(k, width);
        double[] x = new double[m * width];
        Parallel.loop(pieces(m), (long) TILE * m * width, (from, to) -> {
            int begin = from * TILE;
            int count = Math.min(m, to * TILE) - begin;
            double[] image = new double[count * width];
            Kernels.multiply(a, rest + begin * p, p, 1, v, 0, width, image, 0, width, count, m, width);
            Kernels.multiply(image, 0, width, 1, t, 0, width, x, begin * width, width, count, width, width);
        });
        // x is −X and t is −T: signs cancel so that half = ½TᵀVᵀX, and W = X − V·half.
        double[] inner = new double[width * width];
        Kernels.multiply(a, first, p, 1, x, 0, width, inner, 0, width, width, m, width);
        double[] half = new double[width * width];
        Kernels.multiply(t, 0, 1, width, inner, 0, width, half, 0, width, width, width, width);
        for (int i = 0; i < half.length; i++) {
            half[i] *= 0.5;
        }
        Kernels.multiply(v, 0, width, 1, half, 0, width, x, 0, width, m, width, width);
        addProducts(first, rest, x, width, m);
    }

    /**
     * A₂ ← A₂ − VWᵀ − WVᵀ, m×m.
     *
     * @param first where the first row of Vᵀ begins
     * @param rest where A₂ begins
     * @param x −W, m×count, row-major
     */
    private void addProducts(int first, int rest, double[] x, int count, int m) {
        // Left (V, −W), right (−W, V)ᵀ: sums of VⱼWᵢ with signs as they are to be added.
        double[] left = new double[2 * count * m];
        double[] right = new double[2 * count * m];
        for (int s = 0; s < count; s++) {
            System.arraycopy(a, first + s * p, left, s * m, m);
            System.arraycopy(a, first + s * p, right, (count + s) * m, m);
            for (int i = 0; i < m; i++) {
                double w = x[i * count + s];
                left[(count + s) * m + i] = w;
                right[s * m + i] = w;
            }
        }
        int pieces = pieces(m);
        Parallel.loop(pieces * (pieces + 1) / 2, 2L * TILE * TILE * count, (from, to) -> {
            for (int tile = from; tile < to; tile++) {
                int i = (int) ((Math.sqrt(8.0 * tile + 1) - 1) / 2);
                int j = tile - i * (i + 1) / 2;
                updateTile(rest, left, right, 2 * count, m, i * TILE, j * TILE);
            }
        });
    }

    private static int pieces(int m) {
        return (m + TILE - 1) / TILE;
    }

    /** Both a tile on or below the diagonal and its mirror image. */
    private void updateTile(int rest, double[] left, double[] right, int count, int m, int i0, int j0) {
        int height = Math.min(TILE, m - i0);
        int breadth = Math.min(TILE, m - j0);
        int at = rest + i0 * p + j0;
        Kernels.multiply(left, i0, 1, m, right, j0, m, a, at, p, height, count, breadth);
        for (int i = 0; i < height; i++) {
            int from = at + i * p;
            int to = rest + j0 * p + i0 + i;
            int mirrored = i0 == j0 ? i : breadth;
            for (int j = 0; j < mirrored; j++) {
                a[to + j * p] = a[from + j];
            }
        }
    }

    /** The rows of V as columns: m×count, row-major. */
    private double[] transposed(int first, int count, int m) {
        double[] v = new double[m * count];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < m; i++) {
                v[i * count + t] = a[first + t * p + i];
            }
        }
        return v;
    }

    /** −T of the reflections from k on: T⁻¹ is the upper triangle of VᵀV with half its diagonal. */
    private double[] negativeFactor(int k, int count) {
        int m = p - k - width;
        int first = k * p + k + width;
        double[] inverse = new double[count * count];
        Kernels.multiply(a, first, p, 1, transposed(first, count, m), 0, count, inverse, 0, count, count, m, count);
        double[] t = new double[count * count];
        for (int j = 0; j < count; j++) {
            double diagonal = inverse[j * count + j];
            t[j * count + j] = diagonal == 0 ? 0 : -2 / diagonal;
            for (int i = 0; i < j; i++) {
                // Column j of T is −t_jj·T₀·(T⁻¹)₀ⱼ, with T₀ the part that is known.
                double sum = 0;
                for (int s = i; s < j; s++) {
                    sum += t[i * count + s] * inverse[s * count + j];
                }
                t[i * count + j] = sum * t[j * count + j];
            }
        }
        return t;
    }

    /** Q, row-major. */
    double[] orthogonal() {
        double[] q = new double[p * p];
        int stripes = (p + STRIPE - 1) / STRIPE;
        Parallel.loop(stripes, (long) STRIPE * p * p, (from, to) -> {
            for (int k = from; k < to; k++) {
                int begin = (stripes - 1 - k) * STRIPE; // those that need most reflections come first
                int count = Math.min(STRIPE, p - begin);
                for (int j = begin; j < begin + count; j++) {
                    q[j * p + j] = 1;
                }
                // Reflections of rows behind those that are not zero yet change nothing.
                int last = Math.min(factors.length - 1, (begin + count - 1 - width) / GROUP);
                for (int g = last; g >= 0; g--) {
                    apply(g, false, q, begin, p, count);
                }
            }
        });
        return q;
    }

    /**
     * B ← QᵀB for some columns of B.
     *
     * @param b p×ldb, row-major; modified
     */
    void applyTransposed(double[] b, int from, int ldb, int columns) {
        for (int g = 0; g < factors.length; g++) {
            apply(g, true, b, from, ldb, columns);
        }
    }

    /** B ← QB, likewise. */
    void apply(double[] b, int from, int ldb, int columns) {
        for (int g = factors.length - 1; g >= 0; g--) {
            apply(g, false, b, from, ldb, columns);
        }
    }

    /** B ← B + V·(−T)·VᵀB, or with T transposed. */
    private void apply(int g, boolean transposed, double[] b, int bOff, int ldb, int columns) {
        int k = g * GROUP;
        int count = Math.min(GROUP, reflections - k);
        int m = p - k - width;
        int first = k * p + k + width;
        int at = bOff + (k + width) * ldb;
        double[] products = new double[count * columns];
        if (columns == 1 && ldb == 1) {
            applyToVector(g, transposed, b, at, products);
            return;
        }
        Kernels.multiply(a, first, p, 1, b, at, ldb, products, 0, columns, count, m, columns);
        double[] factored = new double[count * columns];
        int row = transposed ? 1 : count;
        int column = transposed ? count : 1;
        Kernels.multiply(factors[g], 0, row, column, products, 0, columns, factored, 0, columns, count, count, columns);
        Kernels.multiply(a, first, 1, p, factored, 0, columns, b, at, ldb, m, count, columns);
    }

    /** The same for one vector, where all waits for memory: each reflection is read twice, the second time from a cache. */
    private void applyToVector(int g, boolean transposed, double[] b, int at, double[] products) {
        int k = g * GROUP;
        int count = products.length;
        int m = p - k - width;
        int first = k * p + k + width;
        for (int r = 0; r < count; r++) {
            products[r] = Kernels.dot(a, first + r * p, b, at, m);
        }
        int row = transposed ? 1 : count;
        int column = transposed ? count : 1;
        for (int r = 0; r < count; r++) {
            double factor = 0;
            for (int s = 0; s < count; s++) {
                factor = Math.fma(factors[g][r * row + s * column], products[s], factor);
            }
            Kernels.axpy(factor, a, first + r * p, b, at, m);
        }
    }
}
