package dev.regfit.cli.plot;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The files that pictures are written to. */
public enum PictureFormat {
    SVG {
        @Override
        public byte[] write(Picture picture) {
            return Svg.of(scene(picture), Typeface.PAPER).getBytes(StandardCharsets.UTF_8);
        }
    },
    PNG {
        @Override
        public byte[] write(Picture picture) {
            return Png.of(scene(picture), Typeface.PAPER);
        }
    };

    private static final double WIDTH = 760;
    private static final double HEIGHT = 480;

    private static Scene scene(Picture picture) {
        return picture.scene(WIDTH, HEIGHT, Typeface.PAPER);
    }

    /** The bytes of a file. */
    public abstract byte[] write(Picture picture);

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
        int rows = Math.max(16, width / 4);
        return Terminal.of(
                picture.scene(
                        width * (double) Terminal.CELL_WIDTH, rows * (double) Terminal.CELL_HEIGHT, Typeface.CELLS),
                colour);
    }
}
