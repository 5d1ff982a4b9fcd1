package dev.regfit.cli.plot;

import dev.regfit.cli.plot.Mark.Anchor;
import java.util.ArrayList;
import java.util.List;

/** Where a chart's values are in its rectangle, and what stands around them: axes, their numbers and words. */
final class Frame {
    /** Distance of marks at an axis from their words, and of names from the ends of lines, in spaces. */
    static final double LEADER = 2;

    private static final double AXIS_TICK = 0.3;
    private static final double SPACE_AROUND_TICK = 2;

    /** What keeps a line on the border of two rows of characters in the upper one. */
    private static final double HAIR = 0.01;

    /** Between a label and the highest number at an axis, in lines. */
    private static final double BELOW_LABEL = 0.4;

    /** Numbers along an axis. */
    private static final int MOST_TICKS = 10;

    /** Names beside a chart take no more of its width. */
    private static final double WIDEST_NAME = 0.3;

    /** Nor those of categories at an axis. */
    private static final double WIDEST_AXIS = 0.45;

    private final Chart chart;
    private final Typeface face;
    private final double outerLeft;
    private final double outerTop;
    private final double outerRight;
    final double space;
    final double line;
    final double left;
    final double right;
    final double top;
    final double bottom;

    /**
     * In a rectangle.
     *
     * @param names at the ends of lines, beside the chart
     */
    Frame(Chart chart, double x, double y, double width, double height, Typeface face, List<String> names) {
        this.chart = chart;
        this.face = face;
        this.space = face.width(" ");
        this.line = face.line();
        this.outerLeft = x;
        this.outerTop = y;
        this.outerRight = x + width;
        double above = y + line * rowsAbove() + (hasLabelsAbove() && face != Typeface.CELLS ? BELOW_LABEL * line : 0);
        double below = y + height - line * (chart.x().label().isEmpty() ? 1 : 2);
        double from = x
                + shown(ticksUpwards(below - above), width).stream()
                        .mapToDouble(tick -> face.width(tick.text()))
                        .max()
                        .orElse(0)
                + space;
        double half = names.isEmpty() ? SPACE_AROUND_TICK * space : 0; // for the last number at the axis
        double beside = names.stream()
                .mapToDouble(name -> face.width(name) + LEADER * space)
                .max()
                .orElse(0);
        double to = x + width - half - beside;
        double across = to - from;
        double upwards = below - above;
        if (chart.isTrue()) {
            double unit = Math.min(across / range(chart.x()), upwards / range(chart.y()));
            across = unit * range(chart.x());
            upwards = unit * range(chart.y());
        }
        int categories = chart.y().names().size();
        // In a terminal each name has rows of its own.
        if (categories > 0 && face == Typeface.CELLS) {
            upwards = Math.max(1, Math.floor(upwards / line / categories)) * line * categories;
        }
        this.left = from;
        this.right = from + across;
        this.top = above;
        this.bottom = above + upwards;
    }

    private static double range(Axis axis) {
        return axis.high() - axis.low();
    }

    /** A name as it is shown beside a chart of this width. */
    static String shown(String name, double width, Typeface face) {
        return face.fitted(name, WIDEST_NAME * width);
    }

    private int rowsAbove() {
        return (chart.title().isEmpty() ? 0 : 1)
                + (hasLabelsAbove() ? 1 : 0)
                + (chart.top().ticks().isEmpty() ? 0 : 1);
    }

    private boolean hasLabelsAbove() {
        return !chart.y().label().isEmpty() || !chart.top().label().isEmpty();
    }

    private List<Axis.Tick> ticksUpwards(double height) {
        return chart.y().ticks((int) Math.max(2, height / (2.5 * line)));
    }

    private List<Axis.Tick> shown(List<Axis.Tick> ticks, double width) {
        return ticks.stream()
                .map(tick -> new Axis.Tick(tick.value(), face.fitted(tick.text(), WIDEST_AXIS * width)))
                .toList();
    }

    double x(double value) {
        return left + chart.x().share(value) * (right - left);
    }

    /** Numbers grow upwards, categories follow each other downwards. */
    double y(double value) {
        double share = chart.y().share(value) * (bottom - top);
        return chart.y().names().isEmpty() ? bottom - share : top + share;
    }

    boolean holds(double x, double y) {
        return chart.x().holds(x) && chart.y().holds(y);
    }

    /** What stands around the values. */
    List<Mark> marks() {
        List<Mark> marks = new ArrayList<>();
        double row = outerTop + line / 2;
        if (!chart.title().isEmpty()) {
            String title = face.fitted(chart.title(), outerRight - outerLeft);
            marks.add(new Mark.Text(outerLeft, row, title, Anchor.START, Ink.TEXT, true));
            row += line;
        }
        if (hasLabelsAbove()) {
            String over = chart.top().label();
            double room = over.isEmpty() ? outerRight : right - face.width(over) - LEADER * space;
            marks.add(soft(outerLeft, row, face.fitted(chart.y().label(), room - outerLeft), Anchor.START));
            marks.add(soft(right, row, over, Anchor.END));
        }
        upwards(marks);
        along(marks);
        above(marks);
        return marks;
    }

    static Mark.Text soft(double x, double y, String text, Anchor anchor) {
        return new Mark.Text(x, y, text, anchor, Ink.SOFT, false);
    }

    private void upwards(List<Mark> marks) {
        boolean isOfNumbers = chart.y().names().isEmpty();
        for (Axis.Tick tick : shown(ticksUpwards(bottom - top), outerRight - outerLeft)) {
            double at = y(tick.value());
            if (isOfNumbers) {
                marks.add(Mark.line(left, at, right, at, Ink.FAINT, Stroke.SOLID));
            }
            marks.add(new Mark.Text(left - space, at, tick.text(), Anchor.END, Ink.TEXT, false));
        }
    }

    private void along(List<Mark> marks) {
        double reach = AXIS_TICK * line;
        boolean isGrid = !chart.y().names().isEmpty() || chart.isTrue();
        for (Axis.Tick tick : ticksAlong()) {
            double at = x(tick.value());
            marks.add(Mark.line(at, isGrid ? top : bottom, at, bottom + reach, Ink.FAINT, Stroke.SOLID));
            double y = bottom + line / 2 + reach / 2;
            marks.add(new Mark.Text(at, y, tick.text(), Anchor.MIDDLE, Ink.TEXT, false));
        }
        double within = bottom - HAIR;
        marks.add(Mark.line(left, within, right, within, Ink.SOFT, Stroke.SOLID));
        marks.add(Mark.line(left, top, left, within, Ink.SOFT, Stroke.SOLID));
        String label = face.fitted(chart.x().label(), outerRight - outerLeft);
        double half = face.width(label) / 2;
        double middle = Math.max(outerLeft + half, Math.min(outerRight - half, (left + right) / 2));
        marks.add(soft(middle, bottom + 1.5 * line, label, Anchor.MIDDLE));
    }

    private void above(List<Mark> marks) {
        double free = Double.NEGATIVE_INFINITY;
        for (Axis.Tick tick : chart.top().ticks()) {
            double half = face.width(tick.text()) / 2;
            double at = Math.min(right - half, Math.max(left + half, x(tick.value())));
            if (at - half >= free) {
                marks.add(soft(at, top - line / 2, tick.text(), Anchor.MIDDLE));
                free = at + half + SPACE_AROUND_TICK * space;
            }
        }
    }

    /** As many numbers as fit beside each other. */
    private List<Axis.Tick> ticksAlong() {
        for (int most = (int) Math.min(MOST_TICKS, (right - left) / (4 * space)); most > 1; most--) {
            List<Axis.Tick> ticks = chart.x().ticks(most);
            double end = Double.NEGATIVE_INFINITY;
            boolean fit = true;
            for (Axis.Tick tick : ticks) {
                double half = face.width(tick.text()) / 2;
                fit &= x(tick.value()) - half >= end && x(tick.value()) + half <= outerRight;
                end = x(tick.value()) + half + SPACE_AROUND_TICK * space;
            }
            if (fit) {
                return ticks;
            }
        }
        return chart.x().ticks(1);
    }
}
