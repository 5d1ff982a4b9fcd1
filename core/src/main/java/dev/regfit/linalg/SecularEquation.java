package dev.regfit.linalg;

/**
 * The eigenvalues and eigenvectors of D + ρzzᵀ, D diagonal: the roots of {@code 1 + ρΣzₖ²/(dₖ − λ) = 0}, one above each
 * dₖ.
 *
 * <p>A root is kept as its distance from the nearer of the two d about it, so that distances from all d keep their digits.
 * The eigenvectors are those of another vector ẑ, of which the roots are the exact ones, and so are orthogonal (Gu and
 * Eisenstat, "A stable and efficient algorithm for the rank-one modification of the symmetric eigenproblem", SIAM J. Matrix
 * Anal. Appl. 15, 1994).
 */
final class SecularEquation {
    private final double[] d;
    private final double[] z;
    private final double rho;
    /** Root i is d[origin[i]] + offset[i]. */
    private final int[] origin;

    private final double[] offset;
    /** ẑ. */
    private final double[] consistent;

    /**
     * Solves.
     *
     * @param d ascending, with gaps that are not rounding
     * @param z of which none is rounding
     * @param rho positive
     */
    SecularEquation(double[] d, double[] z, double rho) {
        this.d = d;
        this.z = z;
        this.rho = rho;
        int n = d.length;
        this.origin = new int[n];
        this.offset = new double[n];
        this.consistent = new double[n];
        Parallel.loop(n, 64L * n, (from, to) -> {
            for (int i = from; i < to; i++) {
                solve(i);
            }
        });
        Parallel.loop(n, n, (from, to) -> {
            for (int k = from; k < to; k++) {
                consistent[k] = consistent(k);
            }
        });
    }

    /** Root i. */
    double root(int i) {
        return d[origin[i]] + offset[i];
    }

    /** Root i less d[k]. */
    private double distance(int i, int k) {
        return (d[origin[i]] - d[k]) + offset[i];
    }

    private void solve(int i) {
        int last = d.length - 1;
        double gap = i < last ? d[i + 1] - d[i] : rho * Kernels.dot(z, 0, z, 0, z.length);
        boolean fromBelow = i == last || value(i, gap / 2) >= 0;
        origin[i] = fromBelow ? i : i + 1;
        double sign = fromBelow ? 1 : -1;
        // Doubles are in the order of their bits: halving these finds any root in 63 steps, to its last bit.
        long low = 1;
        long high = Double.doubleToLongBits(i < last ? gap / 2 : gap);
        while (low < high) {
            long middle = (low + high) >>> 1;
            boolean isBelow = value(origin[i], sign * Double.longBitsToDouble(middle)) * sign < 0;
            low = isBelow ? middle + 1 : low;
            high = isBelow ? high : middle;
        }
        offset[i] = sign * Double.longBitsToDouble(low);
    }

    /** The function so far from d[from]; it rises between two d. */
    private double value(int from, double distance) {
        double sum = 0;
        for (int k = 0; k < d.length; k++) {
            sum += z[k] * z[k] / ((d[k] - d[from]) - distance);
        }
        return 1 + rho * sum;
    }

    /** ẑₖ² = Π(λᵢ − dₖ) / Π(dᵢ − dₖ), up to a factor that all have. */
    private double consistent(int k) {
        double square = distance(k, k);
        for (int i = 0; i < d.length; i++) {
            if (i != k) {
                square *= distance(i, k) / (d[i] - d[k]);
            }
        }
        return Math.copySign(Math.sqrt(Math.abs(square)), z[k]);
    }

    /** Writes eigenvector i, of length one. */
    void vector(int i, double[] out) {
        double squares = 0;
        for (int k = 0; k < d.length; k++) {
            out[k] = consistent[k] / -distance(i, k);
            squares += out[k] * out[k];
        }
        double length = Math.sqrt(squares);
        for (int k = 0; k < d.length; k++) {
            out[k] /= length;
        }
    }
}
