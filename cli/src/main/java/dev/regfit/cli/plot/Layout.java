package dev.regfit.cli.plot;

import dev.regfit.cli.plot.Mark.Anchor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lays a chart out in a rectangle. */
final class Layout {
    /** The radius of a point of a line that has no other. */
    private static final double ALONE = 2.5;

    /** Height of bars, as a share of what there is for one. */
    private static final double BAR = 0.7;

    private final Chart chart;
    private final Typeface face;
    private final double width;
    private final Frame frame;
    private final List<Mark> marks = new ArrayList<>();

    private Layout(Chart chart, double x, double y, double width, double height, Typeface face) {
        this.chart = chart;
        this.face = face;
        this.width = width;
        List<String> names = named().stream().map(this::shown).toList();
        this.frame = new Frame(chart, x, y, width, height, face, names);
    }

    /** The marks of a chart in a rectangle. */
    static List<Mark> of(Chart chart, double x, double y, double width, double height, Typeface face) {
        return new Layout(chart, x, y, width, height, face).marks();
    }

    private List<Mark> marks() {
        marks.addAll(frame.marks());
        chart.series().forEach(this::add);
        guides();
        endLabels();
        List<Series.Note> notes = chart.series().stream()
                .filter(series -> series instanceof Series.Note note && frame.holds(note.x(), note.y()))
                .map(Series.Note.class::cast)
                .toList();
        marks.addAll(new Notes(frame, face).marks(notes, marks));
        return marks;
    }

    private void add(Series series) {
        if (series instanceof Series.Line lines) {
            addLine(lines);
        } else if (series instanceof Series.Dots dots) {
            for (int k = 0; k < dots.x().length; k++) {
                if (frame.holds(dots.x()[k], dots.y()[k])) {
                    marks.add(new Mark.Dot(frame.x(dots.x()[k]), frame.y(dots.y()[k]), dots.radius(), dots.ink()));
                }
            }
        } else if (series instanceof Series.Whiskers whiskers) {
            for (int k = 0; k < whiskers.x().length; k++) {
                double at = frame.x(whiskers.x()[k]);
                double low = frame.y(whiskers.low()[k]);
                double high = frame.y(whiskers.high()[k]);
                if (Double.isFinite(low) && Double.isFinite(high)) {
                    marks.add(Mark.line(at, low, at, high, whiskers.ink(), Stroke.SOLID));
                }
            }
        } else if (series instanceof Series.Spans spans) {
            addSpans(spans);
        } else if (series instanceof Series.Bars bars) {
            addBars(bars);
        } else if (series instanceof Series.Columns columns) {
            addColumns(columns);
        }
    }

    private void addSpans(Series.Spans spans) {
        for (int k = 0; k < spans.y().length; k++) {
            double at = frame.y(spans.y()[k]);
            double[] x = {frame.x(spans.low()[k]), frame.x(spans.high()[k])};
            if (Double.isFinite(x[0]) && Double.isFinite(x[1])) {
                marks.add(new Mark.Line(x, new double[] {at, at}, spans.ink(), Stroke.SOLID, 1.6));
            }
        }
    }

    private void addBars(Series.Bars bars) {
        double height = BAR * Math.abs(frame.y(1) - frame.y(0));
        for (int k = 0; k < bars.y().length; k++) {
            double value = bars.values()[k];
            double from = Math.min(frame.x(0), frame.x(value));
            double across = Math.abs(frame.x(value) - frame.x(0));
            Ink ink = value < 0 ? bars.negative() : bars.positive();
            marks.add(new Mark.Box(from, frame.y(bars.y()[k]) - height / 2, across, height, ink));
        }
    }

    private void addColumns(Series.Columns columns) {
        for (int k = 0; k < columns.from().length; k++) {
            double from = frame.x(columns.from()[k]);
            double height = frame.y(0) - frame.y(columns.heights()[k]);
            double across = Math.max(1, frame.x(columns.to()[k]) - from - 1);
            marks.add(new Mark.Box(from, frame.y(0) - height, across, height, columns.ink()));
        }
    }

    /** Broken where it leaves the chart or a value is missing. */
    private void addLine(Series.Line series) {
        int n = series.x().length;
        int from = 0;
        for (int k = 0; k <= n; k++) {
            if (k == n || !frame.holds(series.x()[k], series.y()[k])) {
                addPart(series, from, k);
                from = k + 1;
            }
        }
    }

    private void addPart(Series.Line series, int from, int to) {
        double[] xs = Arrays.stream(series.x(), from, Math.max(from, to))
                .map(frame::x)
                .toArray();
        double[] ys = Arrays.stream(series.y(), from, Math.max(from, to))
                .map(frame::y)
                .toArray();
        if (xs.length == 1) {
            marks.add(new Mark.Dot(xs[0], ys[0], ALONE, series.ink()));
        } else if (xs.length > 1) {
            marks.add(new Mark.Line(xs, ys, series.ink(), series.stroke(), series.width()));
        }
    }

    private void guides() {
        int row = 0;
        for (Chart.Guide guide : chart.guides()) {
            if (guide.isUpright() && chart.x().holds(guide.value())) {
                upright(guide, row);
                row += guide.name().isEmpty() ? 0 : 1;
            } else if (!guide.isUpright() && chart.y().holds(guide.value())) {
                double at = frame.y(guide.value());
                marks.add(Mark.line(frame.left, at, frame.right, at, Ink.SOFT, guide.stroke()));
                marks.add(Frame.soft(frame.right - frame.space, at - frame.line / 2, guide.name(), Anchor.END));
            }
        }
    }

    private void upright(Chart.Guide guide, int row) {
        double at = frame.x(guide.value());
        marks.add(Mark.line(at, frame.top, at, frame.bottom, Ink.SOFT, guide.stroke()));
        boolean fits = at + frame.space + face.width(guide.name()) < frame.right;
        double beside = fits ? at + frame.space / 2 : at - frame.space / 2;
        double y = frame.top + (row + 0.5) * frame.line;
        marks.add(Frame.soft(beside, y, guide.name(), fits ? Anchor.START : Anchor.END));
    }

    private List<Series.Line> named() {
        return chart.series().stream()
                .filter(series ->
                        series instanceof Series.Line named && !named.name().isEmpty())
                .map(Series.Line.class::cast)
                .toList();
    }

    private String shown(Series.Line series) {
        return Frame.shown(series.name(), width, face);
    }

    private void endLabels() {
        List<EndLabels.Label> labels = new ArrayList<>();
        for (Series.Line series : named()) {
            int last = lastInside(series);
            if (last >= 0) {
                labels.add(new EndLabels.Label(
                        shown(series), frame.x(series.x()[last]), frame.y(series.y()[last]), series.ink()));
            }
        }
        double start = frame.right + Frame.LEADER * frame.space;
        double half = frame.line / 2;
        for (EndLabels.Placed placed : EndLabels.apart(labels, frame.line, frame.top + half, frame.bottom - half)) {
            EndLabels.Label label = placed.label();
            double end = start - frame.space / 2;
            marks.add(Mark.line(label.x(), label.y(), end, placed.y(), Ink.FAINT, Stroke.SOLID));
            marks.add(new Mark.Text(start, placed.y(), label.name(), Anchor.START, label.ink(), false));
        }
    }

    private int lastInside(Series.Line series) {
        for (int k = series.x().length - 1; k >= 0; k--) {
            if (frame.holds(series.x()[k], series.y()[k])) {
                return k;
            }
        }
        return -1;
    }
}
