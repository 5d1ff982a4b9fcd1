package dev.regfit.attack;

import dev.regfit.attack.AttackProblem.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Makes tables whose columns depend on each other, exactly or nearly, in the ways that columns do. */
final class AttackTables {
    private static final int MOST_ROWS = 15;
    private static final int MOST_COLUMNS = 8;

    private final Random random;
    private final int n;
    private final int p;
    private final int decimals;
    private final List<double[]> columns = new ArrayList<>();

    AttackTables(Random random) {
        this.random = random;
        n = 1 + random.nextInt(MOST_ROWS);
        p = 1 + random.nextInt(MOST_COLUMNS);
        decimals = random.nextInt(4);
    }

    private enum Kind {
        INDEPENDENT("independent"),
        NEAR_COPY("a near copy"),
        NEAR_COMBINATION("a near combination"),
        NEAR_LEVEL("nearly constant"),
        POWERS("powers"),
        ONE_HOT("one-hot"),
        COPIES("copies");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    Table table() {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        switch (kind) {
            case INDEPENDENT, COPIES -> {}
            case NEAR_COPY -> nearCopies();
            case NEAR_COMBINATION -> nearCombination();
            case NEAR_LEVEL -> nearLevel();
            case POWERS -> powers();
            case ONE_HOT -> oneHot();
        }
        while (columns.size() < p) {
            columns.add(kind == Kind.COPIES && !columns.isEmpty() && random.nextBoolean() ? copy() : values());
        }
        shiftAndStretch();
        return new Table(kind.label, List.copyOf(columns), target(), weights());
    }

    private double[] column(IntToDoubleFunction value) {
        double[] column = new double[n];
        Arrays.setAll(column, value);
        return column;
    }

    private double number() {
        return switch (decimals) {
            case 0 -> random.nextInt(19) - 9;
            case 1 -> (random.nextInt(2001) - 1000) / 100.0;
            case 2 -> random.nextGaussian();
            default -> random.nextInt(7) - 3 + random.nextInt(1000) / 1000.0;
        };
    }

    private double[] values() {
        return column(i -> number());
    }

    private double power(double from, double to) {
        return Math.pow(10, from + (to - from) * random.nextDouble());
    }

    private double[] copy() {
        double[] original = columns.get(random.nextInt(columns.size()));
        double factor = random.nextInt(3) == 0 ? -2 : 1;
        return column(i -> factor * original[i]);
    }

    private void nearCopies() {
        double[] original = values();
        columns.add(original);
        int copies = 1 + random.nextInt(3);
        double distance = random.nextBoolean() ? power(-15, -2) : Math.pow(10, -random.nextInt(14) - 2.0);
        for (int k = 0; k < copies; k++) {
            double[] noise = values();
            columns.add(column(i -> original[i] + distance * noise[i]));
        }
    }

    private void nearCombination() {
        int parts = 2 + random.nextInt(2);
        for (int k = 0; k < parts; k++) {
            columns.add(values());
        }
        List<double[]> known = List.copyOf(columns);
        double distance = power(-15, -2);
        double second = number();
        columns.add(column(i -> {
            double sum = distance * number();
            for (int k = 0; k < parts; k++) {
                sum += (k == 1 ? second : 1) * known.get(k)[i];
            }
            return sum;
        }));
    }

    /** Collinear with the intercept. */
    private void nearLevel() {
        double level = number();
        double distance = power(-15, -2);
        int several = 1 + random.nextInt(2);
        for (int k = 0; k < several; k++) {
            columns.add(column(i -> level + distance * number()));
        }
    }

    private void powers() {
        double first = random.nextBoolean() ? 1900 + random.nextInt(130) : random.nextInt(20);
        double step = random.nextBoolean() ? 1 : 0.1;
        for (int power = 1; power <= Math.min(p, 1 + random.nextInt(5)) || power <= 2; power++) {
            int exponent = power;
            columns.add(column(i -> Math.pow(first + step * i, exponent)));
        }
    }

    private void oneHot() {
        int levels = 2 + random.nextInt(3);
        int[] level = random.ints(n, 0, levels).toArray();
        for (int k = 0; k < levels; k++) {
            int own = k;
            columns.add(column(i -> level[i] == own ? 1 : 0));
        }
    }

    private void shiftAndStretch() {
        int which = random.nextInt(6);
        for (int j = 0; j < columns.size(); j++) {
            double[] old = columns.get(j);
            double unit = which == 0 ? Math.pow(10, random.nextInt(25) - 12) : which == 1 ? power(-3, 3) : 1;
            double offset = which == 2 || (which == 3 && random.nextBoolean()) ? Math.rint(power(0, 8)) : 0;
            columns.set(j, column(i -> unit * (old[i] + offset)));
        }
    }

    private double[] target() {
        double noise = random.nextInt(3) == 0 ? 0 : power(-3, 2);
        double[] y = column(i -> noise * number());
        for (double[] column : columns) {
            double size = Arrays.stream(column).map(Math::abs).max().orElse(1);
            double part = random.nextBoolean() && size > 0 ? number() / size : 0;
            for (int i = 0; i < n; i++) {
                y[i] += part * column[i];
            }
        }
        double unit = random.nextInt(8) == 0 ? power(-9, 9) : 1;
        double offset = random.nextInt(4) == 0 ? Math.rint(power(0, 8)) : 0;
        return column(i -> unit * (y[i] + offset));
    }

    private double[] weights() {
        int kind = random.nextInt(5);
        double[] weights = switch (kind) {
            case 0 -> column(i -> random.nextInt(4));
            case 1 -> column(i -> power(-4, 1));
            default -> column(i -> 1);
        };
        weights[random.nextInt(n)] = 1;
        return weights;
    }
}
