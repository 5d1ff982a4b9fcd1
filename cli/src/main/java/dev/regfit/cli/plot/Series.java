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

    /** Ranges sideways at y, from {@code low} to {@code high}. */
    record Spans(double[] y, double[] low, double[] high, Ink ink) implements Series {}

    /** Bars sideways from zero at y. */
    record Bars(double[] y, double[] values, Ink positive, Ink negative) implements Series {}

    /** Bars upwards from zero, from {@code from[k]} to {@code to[k]}. */
    record Columns(double[] from, double[] to, double[] heights, Ink ink) implements Series {}

    /** A point with words beside it, or words alone where the radius is zero. */
    record Note(double x, double y, String text, Ink ink, double radius) implements Series {}
}
