package dev.regfit.spectrum;

import dev.regfit.linalg.Norms;

/**
 * Another basis of a null space. That of a decomposition is an arbitrary rotation, which mixes dependencies that have
 * nothing to do with each other; elimination takes them apart.
 */
final class NullBasis {
    /** Smaller entries are what rounding leaves of zeros. */
    private static final double ROUNDING = 1e-8;

    private NullBasis() {}

    /**
     * Gauss-Jordan elimination with complete pivoting, after which each vector has an entry of its own where all others are
     * zero.
     *
     * @param vectors a basis, orthonormal; overwritten by the new one, of vectors with length one
     */
    static void separate(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            int row = i;
            int pivot = 0;
            for (int r = i; r < vectors.length; r++) {
                for (int j = 0; j < vectors[r].length; j++) {
                    if (Math.abs(vectors[r][j]) > Math.abs(vectors[row][pivot])) {
                        row = r;
                        pivot = j;
                    }
                }
            }
            double[] chosen = vectors[row];
            vectors[row] = vectors[i];
            vectors[i] = chosen;
            for (int r = 0; r < vectors.length; r++) {
                if (r != i) {
                    subtract(vectors[r], vectors[r][pivot] / chosen[pivot], chosen);
                    vectors[r][pivot] = 0;
                }
            }
        }
        for (double[] vector : vectors) {
            normalize(vector);
        }
    }

    private static void subtract(double[] from, double times, double[] vector) {
        for (int j = 0; j < from.length; j++) {
            from[j] -= times * vector[j];
        }
    }

    private static void normalize(double[] vector) {
        double length = Norms.of(vector).l2();
        for (int j = 0; j < vector.length; j++) {
            double entry = vector[j] / length;
            vector[j] = Math.abs(entry) > ROUNDING ? entry : 0;
        }
    }
}
