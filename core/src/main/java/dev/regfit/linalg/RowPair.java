package dev.regfit.linalg;

/**
 * The inner loop of the matrix products of {@link ScalarKernels}: two rows of C ← C + AB at a time.
 *
 * <p><strong>Hot code: shaped for C2, which turns this loop into vector instructions by itself.</strong> It does so only where
 * every array is indexed by the loop variable alone, hence rows as arrays of their own, and where the body has few
 * operations, hence two rows of C by four of B. So plain Java has most of the speed of the Vector API from the moment C2
 * has compiled one small method, where the Vector API first costs some hundred milliseconds of loading and half a second
 * of compiling.
 */
final class RowPair {
    /** Rows of B at a time: with {@value #COLUMNS} columns 128 KiB, which stay in the second-level cache. */
    static final int DEPTH = 32;

    /** Columns at a time, at most: long loops, because C2 makes slow ones of their ends. */
    private static final int COLUMNS = 512;

    private static final int STEP = 4;

    /** What a line of the cache holds, and what the head of an array takes, in doubles. */
    private static final int LINE = 8;

    private static final int HEADER = 2;

    /** Rows of B, of which as many numbers are used as the caller takes. */
    private final double[][] rows;

    private final double[] first;
    private final double[] second;

    /**
     * @param depth rows of B; more than {@value #DEPTH} are taken in turns
     * @param columns of B and C; those of {@link #width} are taken in turns
     */
    RowPair(int depth, int columns) {
        int height = Math.min(DEPTH, depth);
        rows = new double[height + 2][aligned(width(columns))];
        first = rows[height];
        second = rows[height + 1];
    }

    /**
     * At least so many numbers, and such that an array of them takes a multiple of 64 bytes. The JVM puts rows behind each
     * other, so that where one is aligned for vector instructions all are.
     */
    private static int aligned(int length) {
        return (length + HEADER + LINE - 1) / LINE * LINE - HEADER;
    }

    /** How many columns of so many to take at a time, so that the last time there are about as many as before. */
    static int width(int columns) {
        int times = (columns + COLUMNS - 1) / COLUMNS;
        return times < 2 ? columns : ((columns + times - 1) / times + STEP - 1) / STEP * STEP;
    }

    /**
     * Puts entries of A for {@link #add} behind each other: of the first row of B for the one row of C and for the other,
     * then of the second row of B, and so on.
     *
     * @param a holds A
     * @param one where in it the entries for the one row begin
     * @param other the same for the other row
     * @param step from an entry to that of the next row of B
     * @param depth rows of B
     * @param packed takes them from {@code at} on
     */
    static void pack(double[] a, int one, int other, int step, int depth, double[] packed, int at) {
        for (int r = 0; r < depth; r++) {
            packed[at + 2 * r] = a[one + r * step];
            packed[at + 2 * r + 1] = a[other + r * step];
        }
    }

    /** Takes so many rows of B, of so many numbers, which begin at {@code from} and are {@code step} apart. */
    void load(double[] b, int from, int step, int depth, int width) {
        for (int r = 0; r < depth; r++) {
            System.arraycopy(b, from + r * step, rows[r], 0, width);
        }
    }

    /** Takes a column of so many rows of B, of which the numbers are behind each other from {@code from} on. */
    void loadColumn(int c, double[] b, int from, int depth) {
        for (int r = 0; r < depth; r++) {
            rows[r][c] = b[from + r];
        }
    }

    /**
     * Adds products of rows of B to all rows of C.
     *
     * @param packed entries of A, those for rows i and i + 1 of C at i·depth; the last row stands for one beyond it
     * @param height rows of C
     * @param cOff where in c its first row begins
     * @param ldc from a row of C to the next
     * @param columns how many
     */
    void addAll(double[] packed, int height, int depth, double[] c, int cOff, int ldc, int columns) {
        for (int i = 0; i < height; i += 2) {
            int other = Math.min(i + 1, height - 1);
            add(packed, i * depth, depth, c, cOff + i * ldc, 0, cOff + other * ldc, 0, columns);
        }
    }

    /**
     * Adds products of rows of B to two rows of C, each entry a chain in the order of the rows.
     *
     * @param f entries of A for row r at f[fOff + 2r], for the one row of C, and f[fOff + 2r + 1], for the other
     * @param fOff index of the first
     * @param depth rows of B
     * @param c holds C; modified
     * @param one where in c the one row begins
     * @param skipOne columns of it that stay as they are
     * @param other where in c the other row begins; may be the same, with the same entries of A
     * @param skipOther columns of it that stay as they are
     * @param columns how many, with those that stay
     */
    void add(double[] f, int fOff, int depth, double[] c, int one, int skipOne, int other, int skipOther, int columns) {
        System.arraycopy(c, one + skipOne, first, skipOne, columns - skipOne);
        System.arraycopy(c, other + skipOther, second, skipOther, columns - skipOther);
        int at = fOff;
        int r = 0;
        for (; r + STEP <= depth; r += STEP, at += 2 * STEP) {
            addFour(
                    rows[r],
                    rows[r + 1],
                    rows[r + 2],
                    rows[r + 3],
                    f[at],
                    f[at + 2],
                    f[at + 4],
                    f[at + 6],
                    f[at + 1],
                    f[at + 3],
                    f[at + 5],
                    f[at + 7],
                    first,
                    second,
                    skipOne,
                    columns);
        }
        for (; r < depth; r++, at += 2) {
            addOne(rows[r], f[at], f[at + 1], first, second, skipOne, columns);
        }
        System.arraycopy(second, skipOther, c, other + skipOther, columns - skipOther);
        System.arraycopy(first, skipOne, c, one + skipOne, columns - skipOne);
    }

    private static void addFour(
            double[] x0,
            double[] x1,
            double[] x2,
            double[] x3,
            double a0,
            double a1,
            double a2,
            double a3,
            double b0,
            double b1,
            double b2,
            double b3,
            double[] a,
            double[] b,
            int from,
            int to) {
        for (int j = from; j < to; j++) {
            a[j] = Math.fma(a3, x3[j], Math.fma(a2, x2[j], Math.fma(a1, x1[j], Math.fma(a0, x0[j], a[j]))));
            b[j] = Math.fma(b3, x3[j], Math.fma(b2, x2[j], Math.fma(b1, x1[j], Math.fma(b0, x0[j], b[j]))));
        }
    }

    private static void addOne(double[] x, double a0, double b0, double[] a, double[] b, int from, int to) {
        for (int j = from; j < to; j++) {
            a[j] = Math.fma(a0, x[j], a[j]);
            b[j] = Math.fma(b0, x[j], b[j]);
        }
    }
}
