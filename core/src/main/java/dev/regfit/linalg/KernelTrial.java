package dev.regfit.linalg;

import java.util.Arrays;

/**
 * Exercises kernels of a kind until the JIT has compiled them, and holds them against the scalar ones.
 *
 * <p>The pieces of work are small, because the compiler counts calls and turns, and each is slow until it is done.
 */
final class KernelTrial {
    /** As many as products have where the Vector API is worth its while; with 50 it is as fast as scalar code, or not. */
    private static final int COLUMNS = 192;

    private static final int ROWS = 16;
    private static final int LENGTH = 200;
    private static final int TURNS = 10;
    /** Columns of products, whole tiles. */
    private static final int LANE_ORDER = LaneSums.TILE_HEIGHT * LaneSums.TILE_WIDTH;

    private static final int VECTORS = 8;
    private static final long PAUSE_MILLIS = 1;
    private static final long LIMIT_NANOS = 5_000_000_000L;

    private final double[] x = sample(COLUMNS * ROWS + LENGTH);
    private final double[] factors = sample(ROWS);
    private final double[] gram = sample(COLUMNS * COLUMNS);
    private final double[] y = sample(LENGTH);
    private final int[] columns = {0, 16, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256};
    private final double[] products = new double[columns.length * columns.length];
    private final double[] sums = new double[TURNS * VECTORS];
    private final double[] lanes = new double[LANE_ORDER * LANE_ORDER * LaneSums.LANES];
    private final double[] functions = new double[LENGTH];

    private final KernelKind kind;

    private KernelTrial(KernelKind kind) {
        this.kind = kind;
    }

    /**
     * Returns true as soon as the candidate gives the bits of {@link ScalarKernels} in less time, false when it gives
     * others or is still slower after five seconds.
     */
    static boolean passes(KernelKind kind, KernelProvider candidate) {
        KernelTrial one = new KernelTrial(kind);
        KernelTrial other = new KernelTrial(kind);
        long begin = System.nanoTime();
        long best = Long.MAX_VALUE;
        do {
            long time = one.run(candidate);
            best = Math.min(best, other.run(ScalarKernels.INSTANCE));
            if (!one.sameBits(other)) {
                return false;
            }
            if (time < best) {
                return true;
            }
        } while (System.nanoTime() - begin < LIMIT_NANOS && pause());
        return false;
    }

    /** Leaves the processor to the compiler, which works at its own pace. */
    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long run(KernelProvider kernels) {
        long begin = System.nanoTime();
        for (int turn = 0; turn < TURNS; turn++) {
            switch (kind) {
                case VECTORS -> vectors(kernels, turn);
                case PRODUCTS -> products(kernels);
                case LOSSES -> losses(kernels);
            }
        }
        return System.nanoTime() - begin;
    }

    private void vectors(KernelProvider kernels, int turn) {
        for (int k = 0; k < VECTORS; k++) {
            sums[turn * VECTORS + k] = kernels.dot(x, k, y, 0, LENGTH);
            kernels.axpy(0.5 - k % 2, x, k, y, 0, LENGTH);
        }
    }

    private void products(KernelProvider kernels) {
        kernels.symmetricUpdate(x, 0, COLUMNS, ROWS, COLUMNS, factors, 0, gram, 0, COLUMNS);
        kernels.columnProducts(x, ROWS, columns, columns, products);
    }

    private void losses(KernelProvider kernels) {
        kernels.laneProducts(x, x, ROWS, LANE_ORDER, lanes);
        kernels.exp(x, functions, LENGTH);
        kernels.log1p(x, functions, LENGTH / 2);
    }

    private boolean sameBits(KernelTrial other) {
        return Arrays.equals(gram, other.gram)
                && Arrays.equals(products, other.products)
                && Arrays.equals(functions, other.functions)
                && sameUpper(lanes, other.lanes)
                && Arrays.equals(y, other.y)
                && Arrays.equals(sums, other.sums);
    }

    private static boolean sameUpper(double[] a, double[] b) {
        for (int i = 0; i < LANE_ORDER; i++) {
            int from = LaneSums.LANES * (i * LANE_ORDER + i);
            int to = LaneSums.LANES * (i + 1) * LANE_ORDER;
            if (!Arrays.equals(a, from, to, b, from, to)) {
                return false;
            }
        }
        return true;
    }

    /** Numbers between 1/2 and 1 without a pattern; the same at every call. */
    private static double[] sample(int length) {
        double[] numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = 1 / (1 + i * 0.6180339887498949 % 1);
        }
        return numbers;
    }
}
