package dev.regfit.cli.plot;

import java.util.List;

/**
 * What is drawn with. The colours of data are those of Okabe and Ito (2008), which people with any kind of colour vision can tell
 * apart; yellow, which paper swallows, is left out.
 */
enum Ink {
    /** The page itself, to hide what is behind words. */
    PAPER(0xFFFFFF, 0x16181D, 0xFFFFFF, Stroke.SOLID, 39),
    /** Words and numbers. */
    TEXT(0x222222, 0xE6E6E6, 0x000000, Stroke.SOLID, 39),
    /** What matters less. */
    SOFT(0x767676, 0x9A9FA8, 0x767676, Stroke.SOLID, 90),
    /** Lines without a name among those with one. */
    PALE(0xB0B0B0, 0x565B65, 0xB0B0B0, Stroke.SOLID, 90),
    /** Frames and lines of a grid. */
    FAINT(0xDDDDDD, 0x343841, 0xDDDDDD, Stroke.SOLID, 90),
    BLUE(0x0072B2, 0x4AA8E0, 0x222222, Stroke.SOLID, 34),
    VERMILION(0xD55E00, 0xF07B26, 0x222222, Stroke.DASHED, 31),
    GREEN(0x009E73, 0x27BE94, 0x222222, Stroke.DOTTED, 32),
    PURPLE(0xCC79A7, 0xDC92BB, 0x7A7A7A, Stroke.SOLID, 35),
    ORANGE(0xE69F00, 0xEDB13A, 0x7A7A7A, Stroke.DASHED, 33),
    SKY(0x56B4E9, 0x86CCF2, 0x7A7A7A, Stroke.DOTTED, 36);

    /** The colours of data, in the order in which they are taken. */
    static final List<Ink> SERIES = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY);

    private final int light;
    private final int dark;
    private final int grey;
    private final Stroke greyStroke;
    private final int ansi;

    Ink(int light, int dark, int grey, Stroke greyStroke, int ansi) {
        this.light = light;
        this.dark = dark;
        this.grey = grey;
        this.greyStroke = greyStroke;
        this.ansi = ansi;
    }

    /** The colour of the k-th series. */
    static Ink of(int k) {
        return SERIES.get(k % SERIES.size());
    }

    int onLight() {
        return light;
    }

    int onDark() {
        return dark;
    }

    int grey() {
        return grey;
    }

    /** What stands for the colour where there is none. */
    Stroke greyStroke() {
        return greyStroke;
    }

    /** The number by which a terminal knows the colour. */
    int ansi() {
        return ansi;
    }
}
