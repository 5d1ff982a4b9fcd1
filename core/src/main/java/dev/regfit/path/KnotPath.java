package dev.regfit.path;

import java.util.List;

/**
 * The lasso's weights as a function of λ₁: constant above the first knot and linear between each and the next.
 *
 * @param knots in the order of falling λ₁, at least one
 * @param end why there are no more
 */
public record KnotPath(List<Knot> knots, End end) {

    public KnotPath {
        knots = List.copyOf(knots);
    }

    /**
     * The weights at any strength that the path has reached, on the working columns.
     *
     * @throws IllegalArgumentException below the last knot
     */
    public double[] weightsAt(double lambda) {
        Knot last = knots.get(knots.size() - 1);
        if (!(lambda >= last.lambda())) {
            throw new IllegalArgumentException("the path ends at %s, above %s".formatted(last.lambda(), lambda));
        }
        int after = firstAtOrBelow(lambda);
        double[] weights = knots.get(after).weights().toArray();
        if (after == 0 || knots.get(after).lambda() == lambda) {
            return weights;
        }
        Knot before = knots.get(after - 1);
        double share = (lambda - knots.get(after).lambda())
                / (before.lambda() - knots.get(after).lambda());
        double[] earlier = before.weights().toArray();
        for (int j = 0; j < weights.length; j++) {
            weights[j] += share * (earlier[j] - weights[j]);
        }
        return weights;
    }

    private int firstAtOrBelow(double lambda) {
        int low = 0;
        int high = knots.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (knots.get(middle).lambda() <= lambda) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
