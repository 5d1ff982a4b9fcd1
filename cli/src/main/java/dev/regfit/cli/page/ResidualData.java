package dev.regfit.cli.page;

import dev.regfit.TrainingFit;
import dev.regfit.cli.report.Facts;
import dev.regfit.data.Quantiles;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Residuals as they are drawn: each row a point where there are few, otherwise how many rows fall into each cell of a
 * grid; of two classes how their probabilities spread.
 *
 * @param rows of the training
 * @param loss that was minimised
 */
record ResidualData(TrainingFit.Rows rows, Loss loss) {
    /** More points are a cloud, which a grid shows better and in less room. */
    private static final int MOST_POINTS = 1000;

    private static final int GRID_WIDTH = 40;
    private static final int GRID_HEIGHT = 24;
    private static final int BARS = 24;
    private static final double[] SHARES = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
    private static final String[] SHARE_NAMES = {"least", "5 %", "25 %", "median", "75 %", "95 %", "largest"};

    Map<String, Object> tree() {
        return loss.name() == LossName.LOGISTIC ? classes() : numbers();
    }

    private Map<String, Object> numbers() {
        double[] residuals = rows.residuals();
        Range across = Range.of(rows.predicted());
        Range up = Range.of(residuals);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", residuals.length);
        tree.put("across", across.list());
        tree.put("up", up.list());
        if (residuals.length <= MOST_POINTS) {
            tree.put("x", Packed.steps(rows.predicted(), across.low(), across.high()));
            tree.put("y", Packed.steps(residuals, up.low(), up.high()));
        } else {
            tree.put("width", GRID_WIDTH);
            tree.put("height", GRID_HEIGHT);
            int[] cells = new int[GRID_WIDTH * GRID_HEIGHT];
            for (int i = 0; i < residuals.length; i++) {
                cells[up.part(residuals[i], GRID_HEIGHT) * GRID_WIDTH + across.part(rows.predicted()[i], GRID_WIDTH)]++;
            }
            tree.put("cells", list(cells));
        }
        tree.put("bars", list(bars(residuals, up)));
        tree.put("quantiles", quantiles(residuals));
        tree.put("target", target());
        return tree;
    }

    private Map<String, Object> target() {
        Range range = Range.of(rows.targets());
        return Map.of("range", range.list(), "bars", list(bars(rows.targets(), range)));
    }

    private static List<List<String>> quantiles(double[] residuals) {
        double[] values = Quantiles.of(residuals, SHARES).values();
        List<List<String>> named = new ArrayList<>();
        for (int k = 0; k < values.length; k++) {
            named.add(List.of(SHARE_NAMES[k], Facts.number(values[k])));
        }
        return named;
    }

    private Map<String, Object> classes() {
        int[] negative = new int[BARS];
        int[] positive = new int[BARS];
        Range range = new Range(0, 1);
        for (int i = 0; i < rows.targets().length; i++) {
            int[] bars = rows.targets()[i] > 0 ? positive : negative;
            bars[range.part(rows.predicted()[i], BARS)]++;
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("rows", rows.targets().length);
        tree.put("negative", list(negative));
        tree.put("positive", list(positive));
        return tree;
    }

    private static int[] bars(double[] values, Range range) {
        int[] bars = new int[BARS];
        for (double value : values) {
            bars[range.part(value, BARS)]++;
        }
        return bars;
    }

    private static List<Integer> list(int[] numbers) {
        return IntStream.of(numbers).boxed().toList();
    }

    /** From the least to the largest value. */
    private record Range(double low, double high) {
        static Range of(double[] values) {
            return new Range(
                    Arrays.stream(values).min().orElse(0),
                    Arrays.stream(values).max().orElse(0));
        }

        List<Double> list() {
            return List.of(low, high);
        }

        /** In which of so many equal parts a value is. */
        int part(double value, int parts) {
            return high > low ? (int) Math.min(parts - 1, (value - low) / (high - low) * parts) : 0;
        }
    }
}
