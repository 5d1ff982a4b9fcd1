package dev.regfit.exact;

/**
 * A positive semidefinite system A·X = B, solved exactly by Gauss-Jordan elimination without fractions (Bareiss 1968). An
 * unknown whose column depends on the earlier ones is left at zero.
 */
final class ExactSystem {
    private final Dyadic[][] rows;
    private final int k;
    private final boolean[] dependent;
    private Dyadic denominator = Dyadic.ONE;

    /**
     * Solves.
     *
     * @param a k×k, symmetric and positive semidefinite
     * @param b k×m
     */
    ExactSystem(Dyadic[][] a, Dyadic[][] b) {
        k = a.length;
        rows = new Dyadic[k][];
        dependent = new boolean[k];
        for (int i = 0; i < k; i++) {
            rows[i] = new Dyadic[k + b[i].length];
            System.arraycopy(a[i], 0, rows[i], 0, k);
            System.arraycopy(b[i], 0, rows[i], k, b[i].length);
        }
        for (int i = 0; i < k; i++) {
            // The rest of a semidefinite matrix has a zero on its diagonal only where the whole row is zero.
            dependent[i] = rows[i][i].signum() == 0;
            if (!dependent[i]) {
                eliminate(i);
            }
        }
    }

    private void eliminate(int at) {
        Dyadic pivot = rows[at][at];
        for (int i = 0; i < k; i++) {
            Dyadic factor = rows[i][at];
            for (int j = 0; j < rows[i].length && i != at; j++) {
                Dyadic entry = pivot.times(rows[i][j]).minus(factor.times(rows[at][j]));
                rows[i][j] = entry.dividedExactly(denominator);
            }
        }
        denominator = pivot;
    }

    /** What {@link #numerator} is to be divided by; positive. */
    Dyadic denominator() {
        return denominator;
    }

    /** Unknown i for a right-hand side, times the denominator. */
    Dyadic numerator(int i, int side) {
        return dependent[i] ? Dyadic.ZERO : rows[i][k + side];
    }

    boolean isDependent(int i) {
        return dependent[i];
    }

    /** An unknown because of which a right-hand side is out of reach, or -1 where there is a solution. */
    int contradiction(int side) {
        for (int i = 0; i < k; i++) {
            if (dependent[i] && rows[i][k + side].signum() != 0) {
                return i;
            }
        }
        return -1;
    }

    /** A direction z with A·z = 0 and bᵀz &gt; 0, where unknown {@code at} is a contradiction. */
    Dyadic[] descent(int at, int side) {
        int sign = rows[at][k + side].signum();
        Dyadic[] z = new Dyadic[k];
        for (int i = 0; i < k; i++) {
            z[i] = dependent[i] ? Dyadic.ZERO : rows[i][at].signed(-sign);
        }
        z[at] = denominator.signed(sign);
        return z;
    }
}
