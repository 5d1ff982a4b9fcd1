package dev.regfit.cli.plot;

import dev.regfit.cli.plot.Mark.Anchor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Words beside points within a chart: on a side where they are on no other words. */
final class Notes {
    private static final int MOST_ROWS = 4;

    /** Height of what hides lines behind words, in lines. */
    private static final double BACKGROUND = 0.8;

    private final Frame frame;
    private final Typeface face;

    Notes(Frame frame, Typeface face) {
        this.frame = frame;
        this.face = face;
    }

    /**
     * The marks of notes, points over words.
     *
     * @param marks that are there already
     */
    List<Mark> marks(List<Series.Note> notes, List<Mark> marks) {
        List<Mark> all = new ArrayList<>(marks);
        List<Mark> added = new ArrayList<>();
        List<Mark> dots = new ArrayList<>();
        for (Series.Note note : notes) {
            if (note.radius() > 0) {
                dots.add(new Mark.Dot(frame.x(note.x()), frame.y(note.y()), note.radius(), note.ink()));
            }
            place(note, all).ifPresent(text -> {
                double high = BACKGROUND * frame.line;
                added.add(new Mark.Box(left(text), text.y() - high / 2, width(text), high, Ink.PAPER));
                added.add(text);
                all.add(text);
            });
        }
        added.addAll(dots);
        return added;
    }

    /** Beside the point or, where there are words, over or under it; nowhere where all is full. */
    private Optional<Mark.Text> place(Series.Note note, List<Mark> marks) {
        double aside = note.radius() + frame.space / 2;
        String shown = face.fitted(note.text(), (frame.right - frame.left) / 2);
        for (int rows = 0; rows <= MOST_ROWS; rows++) {
            for (int way = -1; way <= 1; way += 2) {
                for (Anchor anchor : List.of(Anchor.START, Anchor.END)) {
                    double x = frame.x(note.x()) + (anchor == Anchor.START ? aside : -aside);
                    double y = frame.y(note.y()) + way * rows * frame.line;
                    Mark.Text text = new Mark.Text(x, y, shown, anchor, note.ink(), true);
                    if (isFree(text, marks)) {
                        return Optional.of(text);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isFree(Mark.Text text, List<Mark> marks) {
        double from = left(text);
        double to = from + width(text);
        boolean isWithin = from >= frame.left
                && to <= frame.right
                && text.y() >= frame.top + frame.line / 2
                && text.y() <= frame.bottom - frame.line / 2;
        return isWithin && marks.stream().noneMatch(mark -> mark instanceof Mark.Text other && isOn(other, text));
    }

    private boolean isOn(Mark.Text one, Mark.Text other) {
        return Math.abs(one.y() - other.y()) < frame.line
                && left(one) < left(other) + width(other)
                && left(other) < left(one) + width(one);
    }

    private double left(Mark.Text text) {
        return text.x() - text.anchor().share() * width(text);
    }

    private double width(Mark.Text text) {
        return face.width(text.text());
    }
}
