package dev.regfit.cli.plot;

/** Draws a scene with the characters of a terminal: lines in braille, of two by four dots a character, texts over them. */
final class Terminal {
    /** Units a character. */
    static final int CELL_WIDTH = 8;

    static final int CELL_HEIGHT = 16;

    private static final int BRAILLE = 0x2800;

    /** Bits of the dots of a character, by row and column. */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private static final double DOT = CELL_WIDTH / 2.0;

    /** The radius from which on points are letters. */
    private static final double LARGE = 3;

    private final int columns;
    private final int rows;
    private final int[][] dots;
    private final String[][] letters;
    private final Ink[][] inks;

    private Terminal(int columns, int rows) {
        this.columns = columns;
        this.rows = rows;
        this.dots = new int[rows][columns];
        this.letters = new String[rows][columns];
        this.inks = new Ink[rows][columns];
    }

    /**
     * Draws.
     *
     * @param scene laid out in {@link Typeface#CELLS}
     * @param colour whether inks may be told by colour
     * @return lines without blanks at their ends, each with a line end
     */
    static String of(Scene scene, boolean colour) {
        Terminal terminal = new Terminal((int) (scene.width() / CELL_WIDTH), (int) (scene.height() / CELL_HEIGHT));
        scene.marks().forEach(terminal::draw);
        return terminal.text(colour);
    }

    private void draw(Mark mark) {
        if (mark instanceof Mark.Line line && line.ink() != Ink.FAINT) {
            for (int k = 1; k < line.x().length; k++) {
                draw(line, k);
            }
        } else if (mark instanceof Mark.Box box && box.ink() != Ink.PAPER) {
            for (double y = box.y() + DOT / 2; y < box.y() + box.height(); y += DOT) {
                for (double x = box.x() + DOT / 2; x < box.x() + box.width(); x += DOT) {
                    dot(x, y, box.ink());
                }
            }
        } else if (mark instanceof Mark.Dot point) {
            if (point.radius() < LARGE) {
                dot(point.x(), point.y(), point.ink());
            } else {
                write(new Mark.Text(
                        Math.floor(point.x() / CELL_WIDTH) * CELL_WIDTH,
                        point.y(),
                        "●",
                        Mark.Anchor.START,
                        point.ink(),
                        false));
            }
        } else if (mark instanceof Mark.Text text) {
            write(text);
        }
    }

    private void draw(Mark.Line line, int k) {
        double fromX = line.x()[k - 1];
        double fromY = line.y()[k - 1];
        double wide = line.x()[k] - fromX;
        double high = line.y()[k] - fromY;
        int steps = (int) Math.ceil(Math.max(Math.abs(wide), Math.abs(high)) / DOT) + 1;
        for (int step = 0; step <= steps; step++) {
            boolean isGap = line.stroke() != Stroke.SOLID && step % 4 > 1;
            if (!isGap) {
                dot(fromX + wide * step / steps, fromY + high * step / steps, line.ink());
            }
        }
    }

    private void dot(double x, double y, Ink ink) {
        int across = (int) Math.floor(x / DOT);
        int down = (int) Math.floor(y / DOT);
        int column = across >> 1;
        int row = down >> 2;
        if (column >= 0 && column < columns && row >= 0 && row < rows) {
            dots[row][column] |= BITS[down & 3][across & 1];
            if (inks[row][column] == null || isLoud(ink)) {
                inks[row][column] = ink;
            }
        }
    }

    private static boolean isLoud(Ink ink) {
        return ink != Ink.SOFT && ink != Ink.PALE;
    }

    private void write(Mark.Text text) {
        int row = (int) Math.floor(text.y() / CELL_HEIGHT);
        double start = text.x() - text.anchor().share() * Typeface.CELLS.width(text.text());
        int column = (int) Math.round(start / CELL_WIDTH);
        for (int c : text.text().codePoints().toArray()) {
            String letter = Character.toString(c);
            int wide = (int) Typeface.CELLS.width(letter) / CELL_WIDTH;
            if (row >= 0 && row < rows && column >= 0 && column + wide <= columns) {
                letters[row][column] = letter;
                inks[row][column] = text.ink();
                if (wide > 1) {
                    letters[row][column + 1] = "";
                }
            }
            column += wide;
        }
    }

    private String text(boolean colour) {
        StringBuilder text = new StringBuilder();
        int used = rows;
        while (used > 0 && lastUsed(used - 1) < 0) {
            used--;
        }
        for (int row = 0; row < used; row++) {
            StringBuilder line = new StringBuilder();
            int now = Ink.TEXT.ansi();
            int end = lastUsed(row) + 1;
            for (int column = 0; column < end; column++) {
                int wanted = inks[row][column] == null ? now : inks[row][column].ansi();
                if (colour && wanted != now) {
                    line.append("\u001B[").append(wanted).append('m');
                    now = wanted;
                }
                line.append(cell(row, column));
            }
            if (now != Ink.TEXT.ansi()) {
                line.append("\u001B[0m");
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private String cell(int row, int column) {
        if (letters[row][column] != null) {
            return letters[row][column];
        }
        return dots[row][column] == 0 ? " " : Character.toString(BRAILLE + dots[row][column]);
    }

    private int lastUsed(int row) {
        for (int column = columns - 1; column >= 0; column--) {
            String letter = letters[row][column];
            if (dots[row][column] != 0 || (letter != null && !letter.equals(" "))) {
                return column;
            }
        }
        return -1;
    }
}
