package dev.regfit.cli.plot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The files that pictures are written to. */
public enum PictureFormat {
    SVG {
        @Override
        public byte[] write(Picture picture, Theme theme) {
            return Svg.of(scene(picture), Typeface.PAPER, theme).getBytes(StandardCharsets.UTF_8);
        }
    },
    PNG {
        @Override
        public byte[] write(Picture picture, Theme theme) {
            return Png.of(scene(picture), Typeface.PAPER, theme);
        }
    };

    private static final double WIDTH = 760;
    /** Room for a row of text and what is between rows. */
    private static final double ROW = 19.2;

    private static final int FEWEST_ROWS = 16;

    private static Scene scene(Picture picture) {
        double high = picture.rows() * ROW;
        double wide = picture.isTrue() ? Math.min(WIDTH, high) : WIDTH;
        return picture.scene(wide, high + picture.moreWords(wide, Typeface.PAPER), Typeface.PAPER);
    }

    /** The bytes of a file. */
    public abstract byte[] write(Picture picture, Theme theme);

    /** The format that a file's name promises. */
    public static Optional<PictureFormat> of(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        for (PictureFormat format : values()) {
            if (format.name().equals(ending)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /**
     * The picture in characters, with a line end at its end.
     *
     * @param width in characters
     * @param colour whether the terminal has colours
     */
    public static String inTerminal(Picture picture, int width, boolean colour) {
        int rows = picture.rows() == Picture.USUAL_ROWS ? Math.max(FEWEST_ROWS, width / 4) : picture.rows();
        double wide = width * (double) Terminal.CELL_WIDTH;
        double high = rows * (double) Terminal.CELL_HEIGHT + picture.moreWords(wide, Typeface.CELLS);
        return Terminal.of(picture.scene(wide, high, Typeface.CELLS), colour);
    }
}
