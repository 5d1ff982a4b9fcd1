package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One or more charts.
 *
 * @param title what they show, in words
 * @param note more words below the title, empty for none
 * @param charts beside and under each other, in the order of reading
 * @param across how many are beside each other
 * @param rows of text that there is room for, the first line of the title among them, or {@link #USUAL_ROWS}
 */
public record Picture(String title, String note, List<Chart> charts, int across, int rows) {
    /** The height of most pictures. */
    static final int USUAL_ROWS = 25;

    /** Room around charts, in lines. */
    private static final double MARGIN = 1;

    private static final double BELOW_TITLE = 0.5;

    Picture(String title, Chart chart) {
        this(title, "", List.of(chart), 1, USUAL_ROWS);
    }

    /** Whether no chart can be wider than it is high. */
    boolean isTrue() {
        return charts.stream().allMatch(Chart::isTrue);
    }

    private static double margin(Typeface face) {
        return face == Typeface.CELLS ? 0 : MARGIN * face.line();
    }

    private static double room(double width, Typeface face) {
        return width - 2 * margin(face);
    }

    /** How high the words above the charts are, but for the first line. */
    double moreWords(double width, Typeface face) {
        int lines = face.wrapped(title, room(width, face)).size()
                + face.wrapped(note, room(width, face)).size();
        return (lines - 1) * face.line();
    }

    /** Lays the charts out. */
    Scene scene(double width, double height, Typeface face) {
        boolean isRoomy = face != Typeface.CELLS;
        double margin = margin(face);
        List<Mark> marks = new ArrayList<>();
        double top = margin;
        for (String line : face.wrapped(title, room(width, face))) {
            marks.add(words(line, margin, top, Ink.TEXT, face));
            top += face.line();
        }
        for (String line : face.wrapped(note, room(width, face))) {
            marks.add(words(line, margin, top, Ink.SOFT, face));
            top += face.line();
        }
        top += isRoomy ? BELOW_TITLE * face.line() : 0;
        int down = (charts.size() + across - 1) / across;
        double gap = isRoomy ? 2 * margin : face.line();
        double each = (width - 2 * margin - (across - 1) * gap) / across;
        double tall = (height - top - margin - (down - 1) * gap) / down;
        if (!isRoomy) {
            each = Math.floor(each / Terminal.CELL_WIDTH) * Terminal.CELL_WIDTH;
            tall = Math.floor(tall / Terminal.CELL_HEIGHT) * Terminal.CELL_HEIGHT;
        }
        for (int k = 0; k < charts.size(); k++) {
            int column = k % across;
            int row = k / across;
            double x = margin + column * (each + gap);
            double y = top + row * (tall + gap);
            marks.addAll(Layout.of(charts.get(k), x, y, each, tall, face));
        }
        return new Scene(title, width, height, marks);
    }

    private static Mark.Text words(String text, double x, double top, Ink ink, Typeface face) {
        return new Mark.Text(x, top + face.line() / 2, text, Mark.Anchor.START, ink, ink == Ink.TEXT);
    }
}
