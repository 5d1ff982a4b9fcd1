package dev.regfit.cli.plot;

/** How a line is drawn: without colour, on paper, these tell lines apart. */
enum Stroke {
    SOLID,
    DASHED,
    DOTTED;

    /** The stroke of the k-th series: another one once all colours were taken. */
    static Stroke of(int k) {
        return values()[k / Ink.SERIES.size() % values().length];
    }

    /** Lengths of dashes and gaps, empty for none. */
    float[] pattern() {
        return switch (this) {
            case SOLID -> new float[0];
            case DASHED -> new float[] {5, 3};
            case DOTTED -> new float[] {1, 3};
        };
    }
}
