package dev.regfit.cli.plot;

import dev.regfit.cli.plot.Mark.Anchor;
import java.util.List;

/** Words beside points within a chart: on the side where they are on no other words. */
final class Notes {
    private final Frame frame;
    private final Typeface face;
    private final List<Mark> marks;

    /** @param marks that are there already, to which notes are added */
    Notes(Frame frame, Typeface face, List<Mark> marks) {
        this.frame = frame;
        this.face = face;
        this.marks = marks;
    }

    void add(Series.Note note) {
        double x = frame.x(note.x());
        double y = frame.y(note.y());
        double aside = note.radius() + frame.space / 2;
        double upwards = Math.max(frame.line, face == Typeface.CELLS ? Terminal.CELL_HEIGHT : note.radius());
        String shown = face.fitted(note.text(), (frame.right - frame.left) / 2);
        marks.add(new Mark.Dot(x, y, note.radius(), note.ink()));
        for (int rows = 0; rows <= 3; rows++) {
            for (int way : new int[] {-1, 1}) {
                for (Anchor anchor : new Anchor[] {Anchor.START, Anchor.END}) {
                    double start = anchor == Anchor.START ? x + aside : x - aside;
                    Mark.Text text = new Mark.Text(start, y + way * rows * upwards, shown, anchor, note.ink(), true);
                    if (isFree(text)) {
                        marks.add(text);
                        return;
                    }
                }
            }
        }
    }

    private boolean isFree(Mark.Text text) {
        double from = left(text);
        double to = from + face.width(text.text());
        boolean within = from >= frame.left
                && to <= frame.right
                && text.y() >= frame.top + frame.line / 2
                && text.y() <= frame.bottom - frame.line / 2;
        return within
                && marks.stream()
                        .noneMatch(mark -> mark instanceof Mark.Text other
                                && Math.abs(other.y() - text.y()) < frame.line
                                && left(other) < to
                                && left(other) + face.width(other.text()) > from);
    }

    private double left(Mark.Text text) {
        return text.x() - text.anchor().share() * face.width(text.text());
    }
}
