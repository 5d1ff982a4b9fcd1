package dev.regfit.inference;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What the standard errors of least squares take the variances of the residuals to be: the same in every row, or those of
 * the squared residuals themselves (White, "A heteroskedasticity-consistent covariance matrix estimator", Econometrica 48,
 * 1980; MacKinnon and White, J. Econometrics 29, 1985, for hc1 to hc3).
 */
public enum Covariance {
    ORDINARY,
    HC0,
    HC1,
    HC2,
    HC3;

    /** The name that users write. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one of a label, if this version knows it. */
    static Optional<Covariance> of(String label) {
        return Arrays.stream(values())
                .filter(covariance -> covariance.label().equals(label))
                .findFirst();
    }

    /** Whether the variance differs from row to row, so that rows are needed. */
    public boolean isRobust() {
        return this != ORDINARY;
    }

    /** Whether a row that has its weight all to itself leaves the standard errors undefined. */
    boolean dividesByLeverage() {
        return this == HC2 || this == HC3;
    }

    /**
     * What the square of a residual is multiplied by.
     *
     * @param leverage h of the row
     * @param rows n
     * @param degrees n less the number of coefficients
     */
    double factor(double leverage, double rows, double degrees) {
        return switch (this) {
            case ORDINARY, HC0 -> 1;
            case HC1 -> rows / degrees;
            case HC2 -> 1 / (1 - leverage);
            case HC3 -> 1 / ((1 - leverage) * (1 - leverage));
        };
    }
}
