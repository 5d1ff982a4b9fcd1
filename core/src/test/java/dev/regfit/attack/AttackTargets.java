package dev.regfit.attack;

import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** Makes targets of other losses from numbers that columns explain, more or less. */
final class AttackTargets {
    private final Random random;
    private final double[] y;

    /** @param y numbers, length n; not modified */
    AttackTargets(Random random, double[] y) {
        this.random = random;
        this.y = y;
    }

    double[] of(LossName name) {
        return switch (name) {
            case SQUARED -> y.clone();
            case HUBER, ABSOLUTE, QUANTILE -> withOutliers();
            case LOGISTIC -> classes();
            case POISSON -> counts();
        };
    }

    /** A loss; of a Huber loss some rows are beyond δ, or all, or none, or some are at it. */
    Loss loss(LossName name) {
        if (name == LossName.QUANTILE) {
            return name.loss(random.nextInt(3) == 0 ? 0.5 : 0.01 + 0.98 * random.nextDouble());
        }
        double[] sizes = Arrays.stream(deviations()).map(Math::abs).sorted().toArray();
        double middle = sizes[sizes.length / 2] > 0 ? sizes[sizes.length / 2] : 1;
        return name.loss(
                switch (random.nextInt(4)) {
                    case 0 -> middle;
                    case 1 -> middle * power(-4, 0);
                    case 2 -> middle * power(0, 3);
                    default -> Math.max(1, Math.rint(middle));
                });
    }

    private double power(double from, double to) {
        return Math.pow(10, from + (to - from) * random.nextDouble());
    }

    private double[] each(DoubleUnaryOperator value, double[] of) {
        return Arrays.stream(of).map(value).toArray();
    }

    private double[] deviations() {
        double mean = Arrays.stream(y).average().orElse(0);
        return each(value -> value - mean, y);
    }

    /** The numbers with mean zero and deviation one, or zeros. */
    private double[] standardized() {
        double[] centred = deviations();
        double deviation = Math.sqrt(
                Arrays.stream(centred).map(value -> value * value).average().orElse(0));
        return each(value -> deviation > 0 ? value / deviation : 0, centred);
    }

    private double[] withOutliers() {
        double[] out = y.clone();
        int outliers = random.nextInt(3);
        double factor = power(0.5, 4);
        for (int k = 0; k < outliers; k++) {
            out[random.nextInt(out.length)] *= random.nextBoolean() ? factor : -factor;
        }
        return out;
    }

    /** Separable, likely, at random, or all alike but for one; with both values where there is more than one row. */
    private double[] classes() {
        double steepness = switch (random.nextInt(4)) {
            case 0 -> Double.POSITIVE_INFINITY;
            case 1 -> 0;
            default -> power(-0.5, 1);
        };
        double threshold = random.nextInt(4) == 0 ? 1.5 : 0;
        double[] classes = each(
                z -> {
                    double f = z == threshold ? 0 : steepness * (z - threshold);
                    return random.nextDouble() < 1 / (1 + Math.exp(-f)) ? 1 : 0;
                },
                standardized());
        int one = random.nextInt(classes.length);
        boolean alike = Arrays.stream(classes).allMatch(value -> value == classes[0]);
        classes[one] = alike ? 1 - classes[one] : classes[one];
        return classes;
    }

    /** Small counts, huge ones, many zeros, or rates; at least one above zero. */
    private double[] counts() {
        int kind = random.nextInt(5);
        double level = kind == 0 ? power(2, 9) : kind == 1 ? 0.2 : power(0, 1.5);
        double spread = power(-2, 0.5);
        double[] counts = each(
                z -> {
                    double mean = level * Math.exp(spread * z);
                    double noisy = Math.max(0, mean + Math.sqrt(mean) * random.nextGaussian());
                    return kind == 2 ? noisy : Math.rint(noisy);
                },
                standardized());
        int one = random.nextInt(counts.length);
        counts[one] = Math.max(counts[one], 1);
        return counts;
    }
}
