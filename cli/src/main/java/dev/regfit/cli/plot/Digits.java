package dev.regfit.cli.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers among words. */
final class Digits {
    private static final MathContext THREE = new MathContext(3);
    private static final int SMALLEST_PLAIN = -4;
    private static final int LARGEST_PLAIN = 5;

    private Digits() {}

    /** With three digits at most, as in 0.5, 1230 and 1e7. */
    static String of(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value == 0 ? "0" : Double.isNaN(value) ? "unknown" : "∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(THREE).stripTrailingZeros();
        int power = rounded.precision() - rounded.scale() - 1;
        String text = power < SMALLEST_PLAIN || power > LARGEST_PLAIN
                ? rounded.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString() + "e" + power
                : rounded.toPlainString();
        return text.replace('-', '−');
    }
}
