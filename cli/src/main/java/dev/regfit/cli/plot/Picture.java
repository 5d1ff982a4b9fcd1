package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * One or more charts.
 *
 * @param title what they show, in words
 * @param charts beside and under each other, in the order of reading
 * @param across how many are beside each other
 */
public record Picture(String title, List<Chart> charts, int across) {
    /** Room around charts, in lines. */
    private static final double MARGIN = 1;

    Picture(String title, Chart chart) {
        this(title, List.of(chart), 1);
    }

    /** Lays the charts out. */
    Scene scene(double width, double height, Typeface face) {
        boolean isRoomy = face != Typeface.CELLS;
        double margin = isRoomy ? MARGIN * face.line() : 0;
        int down = (charts.size() + across - 1) / across;
        double gap = isRoomy ? 2 * margin : face.line();
        double top = margin + 1.5 * face.line();
        double each = (width - 2 * margin - (across - 1) * gap) / across;
        double tall = (height - top - margin - (down - 1) * gap) / down;
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark.Text(margin, margin + face.line() / 2, title, Mark.Anchor.START, Ink.TEXT, true));
        if (!isRoomy) {
            each = Math.floor(each / Terminal.CELL_WIDTH) * Terminal.CELL_WIDTH;
            top = face.line();
            tall = Math.floor((height - top - (down - 1) * gap) / down / Terminal.CELL_HEIGHT) * Terminal.CELL_HEIGHT;
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
}
