package dev.regfit.data;

import java.util.SplittableRandom;

/**
 * Random numbers that are the same in all versions of Java: only {@link SplittableRandom#nextLong()} is, as bounded
 * numbers are made from it in different ways.
 */
public final class Draws {
    private Draws() {}

    /** Spreads the bits of numbers that may be near each other: the finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mixed(long number) {
        long z = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** A generator of its own for each seed and number. */
    public static SplittableRandom random(long seed, long number) {
        return new SplittableRandom(mixed(mixed(seed) + number));
    }

    /** A number from 0 to {@code bound} − 1. */
    public static int below(int bound, SplittableRandom random) {
        return (int) ((random.nextLong() >>> 1) % bound);
    }

    /** A normal number with mean 0 and variance 1 (Box and Muller 1958). */
    public static double normal(SplittableRandom random) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - uniform(random)));
        return radius * StrictMath.cos(2 * Math.PI * uniform(random));
    }

    /** A number from 0 to below 1, of 53 bits. */
    private static double uniform(SplittableRandom random) {
        return (random.nextLong() >>> 11) * 0x1p-53;
    }

    /** Fills an array with the numbers from 0 on in a random order (Fisher and Yates). */
    public static void order(int[] order, SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            int j = below(i + 1, random);
            order[i] = order[j];
            order[j] = i;
        }
    }
}
