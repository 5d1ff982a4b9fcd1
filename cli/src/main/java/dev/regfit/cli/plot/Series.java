package dev.regfit.cli.plot;

/** Data drawn in a chart, in units of its axes. */
sealed interface Series {

    /**
     * A line.
     *
     * @param name written at its end, empty for none
     * @param x as many as {@code y}; where a value is not finite the line is broken
     */
    record Line(String name, double[] x, double[] y, Ink ink, Stroke stroke, double width) implements Series {}

    /** Points. */
    record Dots(double[] x, double[] y, Ink ink, double radius) implements Series {}

    /** Ranges upwards at x, from {@code low} to {@code high}. */
    record Whiskers(double[] x, double[] low, double[] high, Ink ink) implements Series {}
}
