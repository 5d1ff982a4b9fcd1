package dev.regfit.problem;

/** Penalty factors learnt from the data themselves, beside those that the rules give. */
public interface Adaptation {

    /** The exponent γ &gt; 0, for reports. */
    double gamma();

    /**
     * What to multiply each column's penalty factor by (length p): a number ≥ 0, or ∞ where the column is to be left out.
     *
     * @param plain the data with the factors of the rules only
     */
    double[] factors(Preparation plain);
}
