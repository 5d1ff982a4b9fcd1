package dev.regfit.exact;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Functions to some ninety digits, by their series in whole numbers that stand for multiples of a power of two. */
final class Digits {
    /** What all is rounded to. */
    static final MathContext ROUNDED = new MathContext(90);

    /** Binary places of the whole numbers: some more than ninety digits, as squares double errors. */
    private static final int PLACES = 380;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(PLACES);
    private static final BigDecimal UNIT = new BigDecimal(ONE);
    private static final BigInteger LOG_TWO = log1p(ONE);

    /** Exponentials of larger numbers are too large, and of their negatives too small, to make a difference. */
    private static final BigDecimal FAR = BigDecimal.valueOf(1_000_000);

    /** By so many powers of two an argument is made smaller, so that the series is short. */
    private static final int HALVINGS = 16;

    private Digits() {}

    private static BigInteger whole(BigDecimal value) {
        return value.multiply(UNIT).setScale(0, RoundingMode.HALF_EVEN).unscaledValue();
    }

    private static BigInteger product(BigInteger a, BigInteger b) {
        return a.multiply(b).shiftRight(PLACES);
    }

    /** eˣ, of x within ±10⁶ or the nearest such number. */
    static BigDecimal exp(BigDecimal x) {
        BigInteger whole = whole(x.min(FAR).max(FAR.negate()));
        BigInteger[] parts = whole.divideAndRemainder(LOG_TWO);
        BigInteger small = parts[1].shiftRight(HALVINGS);
        BigInteger sum = ONE.add(small);
        BigInteger term = small;
        for (int k = 2; term.bitLength() > 1; k++) {
            term = product(term, small).divide(BigInteger.valueOf(k));
            sum = sum.add(term);
        }
        for (int k = 0; k < HALVINGS; k++) {
            sum = product(sum, sum);
        }
        int power = parts[0].intValueExact() - PLACES;
        BigDecimal scale = TWO.pow(Math.abs(power), ROUNDED);
        return power < 0 ? new BigDecimal(sum).divide(scale, ROUNDED) : new BigDecimal(sum).multiply(scale, ROUNDED);
    }

    /** log(1 + t) for 0 ≤ t ≤ 1. */
    static BigDecimal log1p(BigDecimal t) {
        return new BigDecimal(log1p(whole(t))).divide(UNIT, ROUNDED);
    }

    /** By the series of the inverse hyperbolic tangent. */
    private static BigInteger log1p(BigInteger t) {
        BigInteger power = t.shiftLeft(PLACES).divide(ONE.shiftLeft(1).add(t));
        BigInteger square = product(power, power);
        BigInteger sum = power;
        for (int k = 3; power.signum() > 0; k += 2) {
            power = product(power, square);
            sum = sum.add(power.divide(BigInteger.valueOf(k)));
        }
        return sum.shiftLeft(1);
    }
}
