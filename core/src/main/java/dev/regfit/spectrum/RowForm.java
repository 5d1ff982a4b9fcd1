package dev.regfit.spectrum;

import dev.regfit.linalg.SingularValues;
import dev.regfit.problem.RowSquares;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** By the singular values of the rows: the smallest eigenvalues keep twice the digits. */
final class RowForm implements PrincipalForm {
    private static final double EPSILON = 0x1p-52;

    private final SingularValues decomposition;
    /** The singular values, descending, and where each stands in the decomposition. */
    private final double[] sigma;

    private final int[] order;
    private final double[] target;
    private final int longest;

    RowForm(RowSquares loss, int[] chosen, double[] divisors) {
        int n = (int) loss.rows();
        double[] z = loss.working().select(chosen).values();
        for (int at = 0; at < z.length; at++) {
            z[at] /= divisors[at / n];
        }
        this.decomposition = SingularValues.of(z, n, chosen.length);
        double[] values = decomposition.values();
        this.order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.sigma = Arrays.stream(order).mapToDouble(i -> values[i]).toArray();
        this.target = decomposition.project(loss.workingTarget());
        this.longest = Math.max(n, chosen.length);
    }

    @Override
    public double[] eigenvalues() {
        return Arrays.stream(sigma).map(value -> value * value).toArray();
    }

    @Override
    public double rounding() {
        double ofSigma = longest * EPSILON;
        return ofSigma * ofSigma;
    }

    @Override
    public double[] leastSquares(int rank) {
        double[] z = new double[sigma.length];
        for (int i = 0; i < rank; i++) {
            z[i] = target[order[i]] / sigma[i];
        }
        return z;
    }

    @Override
    public double[] combine(double[] z) {
        double[] unordered = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            unordered[order[i]] = z[i];
        }
        return decomposition.combine(unordered);
    }

    @Override
    public double[] direction(int i) {
        double[] unit = new double[sigma.length];
        unit[i] = 1;
        return combine(unit);
    }

    @Override
    public Source source() {
        return Source.ROWS;
    }
}
