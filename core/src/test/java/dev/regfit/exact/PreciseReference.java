package dev.regfit.exact;

import java.math.BigDecimal;

/** A minimum to many more digits than doubles have. */
public interface PreciseReference {

    /** Whether it is the minimum to the last digits. */
    boolean isKnown();

    /** The smallest P that was found. */
    BigDecimal minimum();

    /** Weights of the smallest P on the scaled columns and, as the last, an intercept. */
    BigDecimal[] minimizer();

    /** By how much P at finite weights exceeds the minimum. */
    BigDecimal excess(double[] weights, double intercept);
}
