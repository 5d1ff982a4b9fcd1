package dev.regfit.cli.plot;

import java.util.List;

/**
 * What is drawn with. The colours of data are those of Okabe and Ito (2008), which people with any kind of colour vision can tell
 * apart; yellow, which paper swallows, is left out.
 */
enum Ink {
    /** Words and numbers. */
    TEXT(0x222222, 39),
    /** What matters less. */
    SOFT(0x767676, 90),
    /** Frames and lines of a grid. */
    FAINT(0xDDDDDD, 90),
    BLUE(0x0072B2, 34),
    VERMILION(0xD55E00, 31),
    GREEN(0x009E73, 32),
    PURPLE(0xCC79A7, 35),
    ORANGE(0xE69F00, 33),
    SKY(0x56B4E9, 36);

    /** The colours of data, in the order in which they are taken. */
    static final List<Ink> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY);

    private final int rgb;
    private final int ansi;

    Ink(int rgb, int ansi) {
        this.rgb = rgb;
        this.ansi = ansi;
    }

    /** The colour of the k-th series. */
    static Ink of(int k) {
        return SERIES.get(k % SERIES.size());
    }

    int rgb() {
        return rgb;
    }

    String hex() {
        return "#%06x".formatted(rgb);
    }

    /** The number by which a terminal knows the colour. */
    int ansi() {
        return ansi;
    }
}
