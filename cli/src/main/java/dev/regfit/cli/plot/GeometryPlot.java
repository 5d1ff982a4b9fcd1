package dev.regfit.cli.plot;

import dev.regfit.LossSection;
import dev.regfit.problem.ElasticNet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Contours of a loss in two weights, and the ball of the penalty that they touch: why a lasso makes weights zero. */
public final class GeometryPlot {
    /** Steps of the grid along a side, where a value costs little. */
    private static final int FINE = 160;

    private static final int COARSE = 24;

    /** Rows that may be looked at for the whole grid. */
    private static final long MOST_ROWS = 200_000_000;

    /** Contours from the least loss to the optimum. */
    private static final int INNER = 3;

    private static final int MOST_CONTOURS = 9;
    private static final double MARGIN = 0.12;
    private static final double THIN = 0.8;
    private static final double THICK = 1.8;
    private static final double RADIUS = 4;
    private static final int ROWS = 36;

    private final LossSection loss;
    private final ElasticNet penalty;
    private final double[] optimum;
    private final double[] least;
    private final List<Series> series = new ArrayList<>();
    private final List<Series> notes = new ArrayList<>();

    private GeometryPlot(LossSection loss, ElasticNet penalty) {
        this.loss = loss;
        this.penalty = penalty;
        this.optimum = loss.at();
        double size = Math.hypot(optimum[0], optimum[1]);
        this.least = loss.least(size > 0 ? size : 1);
    }

    /**
     * What is drawn.
     *
     * @param title of what and on what
     * @param note what the other weights are
     * @param method what people call the penalty
     * @param first name of the column along the x axis
     * @param second of that upwards
     * @param norms whose balls are drawn too, where they touch the contour through the optimum
     */
    public record Subject(String title, String note, String method, String first, String second, List<Double> norms) {}

    /**
     * The picture.
     *
     * @param loss in the two weights
     * @param penalty of these
     */
    public static Picture of(Subject subject, LossSection loss, ElasticNet penalty) {
        return new GeometryPlot(loss, penalty).picture(subject);
    }

    private boolean hasLeast() {
        return !Double.isNaN(least[0]);
    }

    private boolean isAtZero() {
        return optimum[0] == 0 && optimum[1] == 0;
    }

    private Picture picture(Subject subject) {
        List<double[][]> balls = new ArrayList<>();
        if (!isAtZero()) {
            balls.add(PenaltyBall.of((a, b) -> penalty.value(new double[] {a, b}), penaltyAtOptimum()));
        }
        Axis[] axes = axes(balls);
        Contours contours = contours(axes);
        double through = height(optimum[0], optimum[1]);
        drawContours(contours, through);
        if (!isAtZero()) {
            series.add(line(balls.get(0), Ink.BLUE, Stroke.SOLID));
        }
        List<double[][]> touched = contours.at(through);
        for (int k = 0; k < subject.norms().size() && through > 0; k++) {
            if (!isPenalty(subject.norms().get(k))) {
                drawNorm(subject.norms().get(k), touched, k + 2);
            }
        }
        if (hasLeast()) {
            notes.add(new Series.Note(least[0], least[1], "least loss", Ink.TEXT, RADIUS));
        }
        notes.add(new Series.Note(optimum[0], optimum[1], subject.method(), Ink.BLUE, RADIUS));
        series.addAll(notes);
        Chart chart = new Chart(
                        "", named(axes[0], subject.first()), named(axes[1], subject.second()), List.copyOf(series))
                .with(Chart.Guide.zero(false))
                .with(Chart.Guide.zero(true))
                .trueToScale();
        return new Picture(subject.title(), subject.note(), List.of(chart), 1, ROWS);
    }

    /** Whether a norm has the balls that the penalty has. */
    private boolean isPenalty(double p) {
        boolean isEven = penalty.factors()[0] == penalty.factors()[1];
        return isEven && ((p == 1 && penalty.lambda2() == 0) || (p == 2 && penalty.lambda1() == 0));
    }

    private double penaltyAtOptimum() {
        return penalty.value(optimum);
    }

    private static Axis named(Axis axis, String column) {
        return new Axis("weight of " + column, axis.scale(), axis.low(), axis.high());
    }

    private static Series.Line line(double[][] points, Ink ink, Stroke stroke) {
        return new Series.Line("", points[0], points[1], ink, stroke, THICK);
    }

    /** The contour through the optimum, and others in even steps, of which some are within it or, if that is small, reach zero. */
    private void drawContours(Contours contours, double through) {
        double step = Math.max(through / INNER, height(0, 0) / MOST_CONTOURS);
        step = step > 0 ? step : 1;
        for (int k = 1; k <= MOST_CONTOURS; k++) {
            boolean isApart = through == 0 || Math.abs(k * step - through) > step / 2;
            drawContour(isApart ? contours.at(k * step) : List.of(), Ink.SOFT, THIN);
        }
        drawContour(through > 0 ? contours.at(through) : List.of(), Ink.VERMILION, THICK);
    }

    private void drawContour(List<double[][]> lines, Ink ink, double width) {
        for (double[][] points : lines) {
            series.add(new Series.Line("", points[0], points[1], ink, Stroke.SOLID, width));
        }
    }

    private void drawNorm(double p, List<double[][]> touched, int k) {
        double[] at = PenaltyBall.nearest(p, touched);
        if (Double.isNaN(at[0])) {
            return;
        }
        Ink ink = Ink.of(k);
        double radius = PenaltyBall.norm(p, at[0], at[1]);
        series.add(line(PenaltyBall.of((a, b) -> PenaltyBall.norm(p, a, b), radius), ink, Stroke.DASHED));
        String name = "L" + Digits.of(p);
        notes.add(new Series.Note(at[0], at[1], name, ink, RADIUS));
    }

    /** Around all that is to be seen, and zero. */
    private Axis[] axes(List<double[][]> balls) {
        double[][] ends = new double[2][];
        for (int side = 0; side < 2; side++) {
            List<double[]> all = new ArrayList<>();
            int at = side;
            balls.forEach(ball -> all.add(ball[at]));
            all.add(new double[] {0, optimum[side]});
            all.add(hasLeast() ? new double[] {least[side]} : new double[0]);
            double[] values = all.stream()
                    .flatMapToDouble(Arrays::stream)
                    .filter(Double::isFinite)
                    .toArray();
            ends[side] = new double[] {
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0)
            };
        }
        double range = Math.max(ends[0][1] - ends[0][0], ends[1][1] - ends[1][0]);
        double margin = range > 0 ? MARGIN * range : 1;
        return new Axis[] {
            new Axis("", Axis.Scale.LINEAR, ends[0][0] - margin, ends[0][1] + margin),
            new Axis("", Axis.Scale.LINEAR, ends[1][0] - margin, ends[1][1] + margin)
        };
    }

    /** √(loss − least loss), which of a parabola grows evenly: what is between the points of a grid is met well. */
    private double height(double a, double b) {
        double bottom = hasLeast() ? loss.loss(least[0], least[1]) : 0;
        double value = loss.loss(a, b);
        return Double.isFinite(value) ? Math.sqrt(Math.max(0, value - bottom)) : Double.MAX_VALUE;
    }

    private Contours contours(Axis[] axes) {
        int steps = (int) Math.max(COARSE, Math.min(FINE, Math.sqrt((double) MOST_ROWS / loss.costOfValue())));
        double[] x = grid(axes[0], steps);
        double[] y = grid(axes[1], steps);
        double[][] values = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                values[i][j] = height(x[i], y[j]);
            }
        }
        return new Contours(x, y, values);
    }

    private static double[] grid(Axis axis, int steps) {
        double[] points = new double[steps + 1];
        for (int k = 0; k <= steps; k++) {
            points[k] = axis.low() + (axis.high() - axis.low()) * k / steps;
        }
        points[steps] = axis.high();
        return points;
    }
}
