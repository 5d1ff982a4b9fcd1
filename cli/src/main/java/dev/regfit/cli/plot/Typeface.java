package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.List;

/** How much room texts take; layouts are made before anything is drawn, and must be the same on every machine. */
interface Typeface {
    /** Letters of a usual face without serifs. */
    Typeface PAPER = new Typeface() {
        private static final double SIZE = 12;

        @Override
        public double size() {
            return SIZE;
        }

        @Override
        public double width(String text) {
            return text.codePoints().mapToDouble(this::width).sum() * SIZE;
        }

        /** In shares of the size: classes of widths, a little more than those of Helvetica, as other faces are wider. */
        private double width(int c) {
            if (c > 0x1100) {
                return 1; // Korean, Chinese and Japanese letters are squares
            }
            if ("ijlI.,:;'|!".indexOf(c) >= 0) {
                return 0.31;
            }
            if ("ftr()[]-/ ".indexOf(c) >= 0) {
                return 0.38;
            }
            if ("mwMW@%".indexOf(c) >= 0) {
                return 0.95;
            }
            return Character.isUpperCase(c) ? 0.73 : 0.6;
        }
    };

    /** Cells of a terminal, each {@link Terminal#CELL_WIDTH} by {@link Terminal#CELL_HEIGHT}. */
    Typeface CELLS = new Typeface() {
        @Override
        public double size() {
            return Terminal.CELL_HEIGHT / LINE;
        }

        @Override
        public double width(String text) {
            return text.codePoints()
                            .map(c -> c > 0x1100 && c < 0xFFE0 && !isNarrow(c) ? 2 : 1)
                            .sum()
                    * (double) Terminal.CELL_WIDTH;
        }

        /** Mathematical signs, blocks and braille. */
        private boolean isNarrow(int c) {
            return c >= 0x2000 && c < 0x2E80;
        }
    };

    /** The height of a line, as a share of the size. */
    double LINE = 1.4;

    /** The size of the letters. */
    double size();

    /** The height of a line. */
    default double line() {
        return LINE * size();
    }

    /** The width of a text. */
    double width(String text);

    /** A text as it is or, where it is wider than there is room for, without its middle. */
    default String fitted(String text, double room) {
        int[] letters = text.codePoints().toArray();
        String shown = text;
        for (int kept = letters.length - 1; kept > 0 && width(shown) > room; kept--) {
            int ahead = (kept + 1) / 2;
            shown = new String(letters, 0, ahead)
                    + "…"
                    + new String(letters, letters.length - (kept - ahead), kept - ahead);
        }
        return shown;
    }

    /** A text in lines that there is room for; none of an empty one. */
    default List<String> wrapped(String text, double room) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > room) {
                lines.add(line);
                longer = word;
            }
            line = fitted(longer, room);
        }
        if (!line.isEmpty()) {
            lines.add(line);
        }
        return lines;
    }
}
