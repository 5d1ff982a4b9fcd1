package dev.regfit.cli.plot;

import dev.regfit.cli.plot.Mark.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Lays a chart out in a rectangle. */
final class Layout {
    /** Distance of marks at an axis from their words, and of names from the ends of lines, in spaces. */
    private static final double LEADER = 2;

    private static final double AXIS_TICK = 0.3;
    private static final double SPACE_AROUND_TICK = 2;

    /** What keeps a line on the border of two rows of characters in the upper one. */
    private static final double HAIR = 0.01;

    /** The radius of a point of a line that has no other. */
    private static final double ALONE = 2.5;

    private final Chart chart;
    private final Typeface face;
    private final List<Mark> marks = new ArrayList<>();
    private final double space;
    private final double line;
    private final double outerLeft;
    private final double outerTop;
    private final double left;
    private final double right;
    private final double top;
    private final double bottom;

    private Layout(Chart chart, double x, double y, double width, double height, Typeface face) {
        this.chart = chart;
        this.face = face;
        this.space = face.width(" ");
        this.line = face.line();
        this.outerLeft = x;
        this.outerTop = y;
        this.top = y + line * rowsAbove();
        this.bottom = y + height - line * (chart.x().label().isEmpty() ? 1 : 2);
        this.left = x
                + widest(chart.y().ticks(mostUpwards()).stream()
                        .map(Axis.Tick::text)
                        .toList())
                + space;
        List<String> names = named().stream().map(Series.Line::name).toList();
        double half = names.isEmpty() ? SPACE_AROUND_TICK * space : 0; // for the last number at the axis
        this.right = x + width - half - (names.isEmpty() ? 0 : widest(names) + LEADER * space);
    }

    /** The marks of a chart in a rectangle. */
    static List<Mark> of(Chart chart, double x, double y, double width, double height, Typeface face) {
        return new Layout(chart, x, y, width, height, face).marks();
    }

    private List<Mark> marks() {
        frame();
        chart.series().forEach(this::add);
        guides();
        endLabels();
        return marks;
    }

    private int rowsAbove() {
        return (chart.title().isEmpty() ? 0 : 1)
                + (hasLabelsAbove() ? 1 : 0)
                + (chart.top().ticks().isEmpty() ? 0 : 1);
    }

    private boolean hasLabelsAbove() {
        return !chart.y().label().isEmpty() || !chart.top().label().isEmpty();
    }

    private int mostUpwards() {
        return (int) Math.max(2, (bottom - top) / (2.5 * line));
    }

    private double widest(List<String> texts) {
        return texts.stream().mapToDouble(face::width).max().orElse(0);
    }

    private double x(double value) {
        return left + chart.x().share(value) * (right - left);
    }

    private double y(double value) {
        return bottom - chart.y().share(value) * (bottom - top);
    }

    private void text(double x, double y, String text, Anchor anchor, Ink ink, boolean bold) {
        marks.add(new Mark.Text(x, y, text, anchor, ink, bold));
    }

    private void frame() {
        double row = outerTop + line / 2;
        if (!chart.title().isEmpty()) {
            text(outerLeft, row, chart.title(), Anchor.START, Ink.TEXT, true);
            row += line;
        }
        if (hasLabelsAbove()) {
            text(outerLeft, row, chart.y().label(), Anchor.START, Ink.SOFT, false);
            text(right, row, chart.top().label(), Anchor.END, Ink.SOFT, false);
        }
        double reach = AXIS_TICK * line;
        for (Axis.Tick tick : chart.y().ticks(mostUpwards())) {
            marks.add(Mark.line(left, y(tick.value()), right, y(tick.value()), Ink.FAINT, Stroke.SOLID));
            text(left - space, y(tick.value()), tick.text(), Anchor.END, Ink.TEXT, false);
        }
        for (Axis.Tick tick : ticksAlong()) {
            double at = x(tick.value());
            marks.add(Mark.line(at, bottom, at, bottom + reach, Ink.FAINT, Stroke.SOLID));
            text(at, bottom + line / 2 + reach / 2, tick.text(), Anchor.MIDDLE, Ink.TEXT, false);
        }
        double within = bottom - HAIR;
        marks.add(Mark.line(left, within, right, within, Ink.SOFT, Stroke.SOLID));
        marks.add(Mark.line(left, top, left, bottom, Ink.SOFT, Stroke.SOLID));
        text((left + right) / 2, bottom + 1.5 * line, chart.x().label(), Anchor.MIDDLE, Ink.SOFT, false);
        double free = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : chart.top().ticks()) {
            double half = face.width(tick.text()) / 2;
            double at = Math.min(right - half, Math.max(left + half, x(tick.value())));
            if (at - half >= free) {
                text(at, top - line / 2, tick.text(), Anchor.MIDDLE, Ink.SOFT, false);
                free = at + half + SPACE_AROUND_TICK * space;
            }
        }
    }

    /** As many numbers as fit beside each other. */
    private List<Axis.Tick> ticksAlong() {
        for (int most = (int) ((right - left) / (4 * space)); most > 1; most--) {
            List<Axis.Tick> ticks = chart.x().ticks(most);
            double end = Double.NEGATIVE_INFINITY;
            boolean fit = true;
            for (Axis.Tick tick : ticks) {
                double half = face.width(tick.text()) / 2;
                fit &= x(tick.value()) - half >= end;
                end = x(tick.value()) + half + SPACE_AROUND_TICK * space;
            }
            if (fit) {
                return ticks;
            }
        }
        return chart.x().ticks(1);
    }

    private void add(Series series) {
        if (series instanceof Series.Line lines) {
            addLine(lines);
        } else if (series instanceof Series.Dots dots) {
            for (int k = 0; k < dots.x().length; k++) {
                if (isInside(dots.x()[k], dots.y()[k])) {
                    marks.add(new Mark.Dot(x(dots.x()[k]), y(dots.y()[k]), dots.radius(), dots.ink()));
                }
            }
        } else if (series instanceof Series.Whiskers whiskers) {
            for (int k = 0; k < whiskers.x().length; k++) {
                double at = x(whiskers.x()[k]);
                marks.add(Mark.line(at, y(whiskers.low()[k]), at, y(whiskers.high()[k]), whiskers.ink(), Stroke.SOLID));
            }
        }
    }

    private boolean isInside(double x, double y) {
        return chart.x().holds(x) && chart.y().holds(y);
    }

    /** Broken where it leaves the chart or a value is missing. */
    private void addLine(Series.Line series) {
        int n = series.x().length;
        int from = 0;
        for (int k = 0; k <= n; k++) {
            if (k == n || !isInside(series.x()[k], series.y()[k])) {
                if (k - from == 1) {
                    marks.add(new Mark.Dot(x(series.x()[from]), y(series.y()[from]), ALONE, series.ink()));
                } else if (k > from) {
                    double[] xs = new double[k - from];
                    double[] ys = new double[k - from];
                    for (int i = from; i < k; i++) {
                        xs[i - from] = x(series.x()[i]);
                        ys[i - from] = y(series.y()[i]);
                    }
                    marks.add(new Mark.Line(xs, ys, series.ink(), series.stroke(), series.width()));
                }
                from = k + 1;
            }
        }
    }

    private void guides() {
        int row = 0;
        for (Chart.Guide guide : chart.guides()) {
            if (!guide.isUpright()) {
                if (chart.y().holds(guide.value())) {
                    double at = y(guide.value());
                    marks.add(Mark.line(left, at, right, at, Ink.SOFT, guide.stroke()));
                    text(right - space, at - line / 2, guide.name(), Anchor.END, Ink.SOFT, false);
                }
            } else if (chart.x().holds(guide.value())) {
                double at = x(guide.value());
                marks.add(Mark.line(at, top, at, bottom, Ink.SOFT, guide.stroke()));
                boolean fits = at + space + face.width(guide.name()) < right;
                double beside = fits ? at + space / 2 : at - space / 2;
                text(
                        beside,
                        top + (row++ + 0.5) * line,
                        guide.name(),
                        fits ? Anchor.START : Anchor.END,
                        Ink.SOFT,
                        false);
            }
        }
    }

    private List<Series.Line> named() {
        return chart.series().stream()
                .filter(series ->
                        series instanceof Series.Line named && !named.name().isEmpty())
                .map(Series.Line.class::cast)
                .toList();
    }

    private void endLabels() {
        List<EndLabels.Label> labels = new ArrayList<>();
        for (Series.Line series : named()) {
            int last = lastInside(series);
            if (last >= 0) {
                labels.add(new EndLabels.Label(series.name(), x(series.x()[last]), y(series.y()[last]), series.ink()));
            }
        }
        double start = right + LEADER * space;
        for (EndLabels.Placed placed : EndLabels.apart(labels, line, top + line / 2, bottom - line / 2)) {
            EndLabels.Label label = placed.label();
            marks.add(Mark.line(label.x(), label.y(), start - space / 2, placed.y(), Ink.FAINT, Stroke.SOLID));
            text(start, placed.y(), label.name(), Anchor.START, label.ink(), false);
        }
    }

    private int lastInside(Series.Line series) {
        for (int k = series.x().length - 1; k >= 0; k--) {
            if (isInside(series.x()[k], series.y()[k])) {
                return k;
            }
        }
        return -1;
    }
}
