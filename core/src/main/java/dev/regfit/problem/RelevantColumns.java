package dev.regfit.problem;

import java.util.Arrays;

/**
 * The columns that can have a part in a certificate, with what is known of them at some weights. Of very many columns most
 * have none: a weight of zero whose slope the L1 part outweighs, rounding included, adds nothing to a gap and violates
 * nothing. One pass tells which they are, and all other passes go without them. Of blocks of columns all are taken.
 *
 * @param columns ascending; the arrays that follow have an entry for each
 * @param w weights
 * @param slopes of the loss
 * @param penalty of these columns
 * @param violations of their conditions of optimality
 */
record RelevantColumns(int[] columns, double[] w, Penalty.Slopes slopes, Penalty penalty, double[] violations) {
    /** Of fewer columns to choose costs as much as it saves. */
    private static final int FEW = 1000;

    /**
     * At weights.
     *
     * @param w length p
     * @param correlations slopes of the loss, length p
     * @param error of the residual, as ‖·‖/√n, that may be in the slopes
     */
    static RelevantColumns of(LeastSquares loss, Penalty penalty, double[] w, double[] correlations, double error) {
        int[] columns = choose(loss, penalty, w, correlations, error);
        double[] errors = new double[columns.length];
        for (int k = 0; k < errors.length; k++) {
            errors[k] = error * loss.norm(columns[k]);
        }
        boolean[] joined = new boolean[columns.length];
        return columns.length == w.length
                ? of(columns, w, new Penalty.Slopes(correlations, errors, joined), penalty)
                : of(
                        columns,
                        only(columns, w),
                        new Penalty.Slopes(only(columns, correlations), errors, joined),
                        penalty.of(columns));
    }

    private static RelevantColumns of(int[] columns, double[] w, Penalty.Slopes slopes, Penalty penalty) {
        return new RelevantColumns(columns, w, slopes, penalty, penalty.violations(w, slopes.values()));
    }

    private static int[] choose(LeastSquares loss, Penalty penalty, double[] w, double[] correlations, double error) {
        ElasticNet net = penalty.net();
        boolean all = w.length <= FEW || !(penalty instanceof ElasticNet);
        int[] columns = new int[w.length];
        int count = 0;
        for (int j = 0; j < w.length; j++) {
            // Without an L1 part a column may be one of those on which a step is taken.
            if (all || net.l1(j) == 0 || !net.isIdle(j, w[j], correlations[j], error * loss.norm(j))) {
                columns[count++] = j;
            }
        }
        return count == w.length ? columns : Arrays.copyOf(columns, count);
    }

    private static double[] only(int[] columns, double[] values) {
        double[] chosen = new double[columns.length];
        for (int k = 0; k < chosen.length; k++) {
            chosen[k] = values[columns[k]];
        }
        return chosen;
    }
}
