package dev.regfit.cli.plot;

/** How a line is drawn: without colour, on paper, these tell lines apart. */
enum Stroke {
    SOLID(),
    DASHED(5, 3),
    DOTTED(1, 3);

    private final float[] pattern;

    Stroke(float... pattern) {
        this.pattern = pattern;
    }

    /** The stroke of the k-th series: another one once all colours were taken. */
    static Stroke of(int k) {
        return values()[k / Ink.SERIES.size() % values().length];
    }

    /** Lengths of dashes and gaps, empty for none. */
    float[] pattern() {
        return pattern.clone();
    }
}
