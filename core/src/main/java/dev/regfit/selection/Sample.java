package dev.regfit.selection;

/** A weighted mean and the variance about it, number by number (West 1979). */
final class Sample {
    private double weight;
    private double mean;
    private double squares;

    /** Adds a number of weight &gt; 0. */
    void add(double value, double valueWeight) {
        weight += valueWeight;
        double before = value - mean;
        mean += valueWeight / weight * before;
        squares += valueWeight * before * (value - mean);
    }

    double weight() {
        return weight;
    }

    double mean() {
        return mean;
    }

    double variance() {
        return squares / weight;
    }
}
