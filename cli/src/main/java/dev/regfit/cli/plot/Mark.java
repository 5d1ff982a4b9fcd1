package dev.regfit.cli.plot;

/** Something drawn. Coordinates are in units of the scene, from its upper left corner. */
sealed interface Mark {

    /**
     * A line through points.
     *
     * @param x at least two, as many as {@code y}
     * @param width of the line
     */
    record Line(double[] x, double[] y, Ink ink, Stroke stroke, double width) implements Mark {}

    /** A straight line. */
    static Line line(double fromX, double fromY, double toX, double toY, Ink ink, Stroke stroke) {
        return new Line(new double[] {fromX, toX}, new double[] {fromY, toY}, ink, stroke, 1);
    }

    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, Ink ink) implements Mark {}

    /** A filled circle. */
    record Dot(double x, double y, double radius, Ink ink) implements Mark {}

    /**
     * A line of text.
     *
     * @param x of its start, middle or end
     * @param y of its middle
     * @param text in which signs that no document may hold, and no terminal should obey, are replaced
     */
    record Text(double x, double y, String text, Anchor anchor, Ink ink, boolean bold) implements Mark {
        private static final int REPLACEMENT = 0xFFFD;

        public Text {
            text = text.codePoints()
                    .map(c -> isPrintable(c) ? c : REPLACEMENT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        private static boolean isPrintable(int c) {
            boolean isCharacter = (c & 0xFFFE) != 0xFFFE && Character.getType(c) != Character.SURROGATE;
            return isCharacter && !Character.isISOControl(c);
        }
    }

    /** Which point of a text is placed. */
    enum Anchor {
        START(0),
        MIDDLE(0.5),
        END(1);

        private final double share;

        Anchor(double share) {
            this.share = share;
        }

        /** The share of the text that is before the point. */
        double share() {
            return share;
        }
    }
}
