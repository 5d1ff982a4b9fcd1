package dev.regfit.linalg;

/**
 * The inner products LᵀR of two lists of as many columns, upper triangle, from rows that are told block by block. Each is
 * eight sums, one for every row number modulo eight, so that a register takes as many rows of a column as they lie in memory and
 * nothing has to be packed.
 */
public final class LaneSums {
    static final int LANES = 8;
    /** Lists of columns are padded to multiples of these. */
    static final int TILE_HEIGHT = 3;

    static final int TILE_WIDTH = 4;

    private final int order;
    private final double[] sums;

    /** @param order columns on each side */
    public LaneSums(int order) {
        this.order = order;
        this.sums = new double[Math.multiplyExact(LANES * height(order), width(order))];
    }

    /** Columns that an array for the left ones must have room for. */
    public static int height(int order) {
        return (order + TILE_HEIGHT - 1) / TILE_HEIGHT * TILE_HEIGHT;
    }

    /** Columns that an array for the right ones must have room for. */
    public static int width(int order) {
        return (order + TILE_WIDTH - 1) / TILE_WIDTH * TILE_WIDTH;
    }

    /**
     * Adds a block of rows.
     *
     * @param left column i at left[i·m] to left[i·m + m − 1]
     * @param right likewise
     * @param m rows, a multiple of eight; the last may be zeros
     */
    public void add(double[] left, double[] right, int m) {
        Kernels.laneProducts(left, right, m, order, sums);
    }

    /** Adds the products to the upper triangle of g, order×order. */
    public void addTo(double[] g) {
        for (int i = 0; i < order; i++) {
            for (int j = i; j < order; j++) {
                int at = LANES * (i * width(order) + j);
                double even = (sums[at] + sums[at + 4]) + (sums[at + 2] + sums[at + 6]);
                double odd = (sums[at + 1] + sums[at + 5]) + (sums[at + 3] + sums[at + 7]);
                g[i * order + j] += even + odd;
            }
        }
    }
}
