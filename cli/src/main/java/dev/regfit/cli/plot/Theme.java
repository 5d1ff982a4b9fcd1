package dev.regfit.cli.plot;

import java.util.Locale;
import java.util.Optional;

/** The page that a picture is for. */
public enum Theme {
    /** White paper. */
    LIGHT,
    /** A dark page: colours are a little lighter, so that they stand out as much. */
    DARK,
    /** A printer without colours: lines are told apart by their strokes and two greys. */
    GREY;

    /** What it is called. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The theme of a name, in any case. */
    public static Optional<Theme> of(String name) {
        for (Theme theme : values()) {
            if (theme.label().equals(name.strip().toLowerCase(Locale.ROOT))) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    int background() {
        return rgb(Ink.PAPER);
    }

    int rgb(Ink ink) {
        return switch (this) {
            case LIGHT -> ink.onLight();
            case DARK -> ink.onDark();
            case GREY -> ink.grey();
        };
    }

    /** How a line is stroked here. */
    Stroke stroke(Ink ink, Stroke stroke) {
        return this == GREY && stroke == Stroke.SOLID ? ink.greyStroke() : stroke;
    }

    /** A colour as documents write it. */
    static String hex(int rgb) {
        return "#%06x".formatted(rgb);
    }
}
