package dev.regfit.inference;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Where sorted values of a standard normal distribution are expected. */
public final class NormalScores {
    private NormalScores() {}

    /** The quantiles at (i − ½)/n for i from 1 to n, ascending (Hazen 1914). */
    public static double[] of(int n) {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        return IntStream.range(0, n)
                .mapToDouble(i -> normal.inverseCumulativeProbability((i + 0.5) / n))
                .toArray();
    }
}
