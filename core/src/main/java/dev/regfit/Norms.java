package dev.regfit;

/**
 * Norms of a weight vector.
 *
 * @param l1 Σ|w|
 * @param l2 √Σw²
 * @param linf max|w|
 */
public record Norms(double l1, double l2, double linf) {

    public static Norms of(double[] w) {
        double sum = 0;
        double largest = 0;
        for (double weight : w) {
            sum += Math.abs(weight);
            largest = Math.max(largest, Math.abs(weight));
        }
        double squares = 0;
        for (double weight : w) {
            double share = largest > 0 ? weight / largest : 0;
            squares += share * share;
        }
        return new Norms(sum, largest * Math.sqrt(squares), largest);
    }
}
