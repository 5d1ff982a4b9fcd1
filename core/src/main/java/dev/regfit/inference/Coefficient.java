package dev.regfit.inference;

/**
 * How sure a weight, or the intercept, is. All NaN for one that was left out, or where it is not defined.
 *
 * @param standardError in units of the weight
 * @param t the weight divided by it
 * @param p the probability of a t as far from zero if the true weight is zero
 */
public record Coefficient(double standardError, double t, double p) {
    /** Of a column that was left out. */
    static final Coefficient NONE = new Coefficient(Double.NaN, Double.NaN, Double.NaN);

    static Coefficient of(double estimate, double standardError, double degrees) {
        if (Double.isNaN(standardError)) {
            return NONE;
        }
        double t = estimate / standardError;
        return new Coefficient(standardError, t, Tails.ofT(t, degrees));
    }
}
