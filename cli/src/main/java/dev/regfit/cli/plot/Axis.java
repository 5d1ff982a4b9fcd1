package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Where values are on a side of a chart.
 *
 * @param label what is measured, and in what
 * @param scale how values are placed
 * @param low the value at the start
 * @param high the value at the end, larger
 * @param names of categories, which are at 0, 1, …; empty for numbers
 */
record Axis(String label, Scale scale, double low, double high, List<String> names) {
    /** Room beyond the values, as a share of their range. */
    private static final double MARGIN = 0.03;

    /** Numbers of steps between powers of ten that people count in. */
    private static final double[] STEPS = {1, 2, 5, 10};

    /** Fewer ticks do not tell a scale. */
    private static final int FEW_TICKS = 3;

    private static final int FEW_DECADES = 3;

    /** Of numbers. */
    Axis(String label, Scale scale, double low, double high) {
        this(label, scale, low, high, List.of());
    }

    /** How values are placed. */
    enum Scale {
        LINEAR,
        LOG
    }

    /** A value with its words. */
    record Tick(double value, String text) {}

    /** An axis of numbers that covers values; those that are not finite are passed over. */
    static Axis covering(String label, Scale scale, double... values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value) && (scale == Scale.LINEAR || value > 0)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        if (!(low <= high)) {
            low = scale == Scale.LINEAR ? 0 : 1;
            high = low;
        }
        if (scale == Scale.LOG) {
            double factor = low == high ? 2 : Math.pow(high / low, MARGIN);
            return new Axis(label, scale, low / factor, high * factor);
        }
        double margin = low == high ? Math.max(1, Math.abs(low)) / 2 : MARGIN * (high - low);
        return new Axis(label, scale, low - margin, high + margin);
    }

    /** An axis of categories, the first at its start. */
    static Axis of(List<String> names) {
        return new Axis("", Scale.LINEAR, -0.5, Math.max(1, names.size()) - 0.5, names);
    }

    /** The same from 0, or as far as it was if that is beyond. */
    Axis fromZero() {
        return new Axis(label, scale, Math.min(0, low), Math.max(0, high));
    }

    /** Where a value is between the start, 0, and the end, 1. */
    double share(double value) {
        return scale == Scale.LOG ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
    }

    /** Whether a value can be drawn. */
    boolean holds(double value) {
        return value >= low && value <= high;
    }

    /**
     * Values to be marked.
     *
     * @param most about how many there is room for
     */
    List<Tick> ticks(int most) {
        if (!names.isEmpty()) {
            return IntStream.range(0, names.size())
                    .mapToObj(k -> new Tick(k, names.get(k)))
                    .toList();
        }
        return scale == Scale.LOG ? decades(most) : steps(most);
    }

    private List<Tick> steps(int most) {
        double rough = (high - low) / Math.max(1, most);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double factor : STEPS) {
            step = factor * power;
            if (step >= rough * (1 - 1e-9)) {
                break;
            }
        }
        int digits = (int) Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
        List<Tick> ticks = new ArrayList<>();
        for (long k = (long) Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) {
            ticks.add(new Tick(k * step, text(k * step, digits)));
        }
        return ticks;
    }

    /** With enough digits to tell it from those beside it. */
    private String text(double value, int digits) {
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (value != 0 && (size >= 1e6 || digits > 5)) {
            return scientific(value);
        }
        return minus(String.format(Locale.ROOT, "%." + digits + "f", value));
    }

    /** 1.5e6, with three digits at most. */
    private static String scientific(double value) {
        String text = String.format(Locale.ROOT, "%.2e", value);
        int e = text.indexOf('e');
        String mantissa = text.substring(0, e).replaceAll("\\.?0+$", "");
        return minus(mantissa + "e" + Integer.parseInt(text.substring(e + 1)));
    }

    private static String minus(String number) {
        return number.startsWith("-") ? "−" + number.substring(1) : number;
    }

    private List<Tick> decades(int most) {
        int from = (int) Math.ceil(Math.log10(low) - 1e-9);
        int to = (int) Math.floor(Math.log10(high) + 1e-9);
        List<Tick> ticks = new ArrayList<>();
        if (to - from < FEW_DECADES - 1) {
            for (int k = from - 1; k <= to; k++) {
                for (double factor : new double[] {1, 2, 5}) {
                    addIfHeld(ticks, factor, k);
                }
            }
            return ticks.size() >= FEW_TICKS ? ticks : steps(most);
        }
        int every = Math.max(1, (to - from + most) / Math.max(1, most));
        for (int k = from; k <= to; k += every) {
            addIfHeld(ticks, 1, k);
        }
        return ticks;
    }

    private void addIfHeld(List<Tick> ticks, double factor, int power) {
        double value = factor * Math.pow(10, power);
        if (holds(value)) {
            boolean plain = power >= -3 && power <= 4;
            String text = plain
                    ? String.format(Locale.ROOT, "%." + Math.max(0, -power) + "f", value)
                    : minus("%.0fe%d".formatted(factor, power));
            ticks.add(new Tick(value, text));
        }
    }
}
