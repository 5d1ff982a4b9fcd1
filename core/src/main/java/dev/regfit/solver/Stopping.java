package dev.regfit.solver;

/**
 * When an iterative solver may stop.
 *
 * @param tolerance the relative duality gap to reach, &gt; 0
 * @param maxIterations the number of sweeps or epochs after which to give up, ≥ 1
 */
public record Stopping(double tolerance, int maxIterations) {

    public Stopping {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException("the tolerance must be greater than zero, not " + tolerance);
        }
        if (maxIterations < 1) {
            throw new IllegalArgumentException("at least one iteration is needed, not " + maxIterations);
        }
    }

    /** The same with no more than so many iterations. */
    Stopping atMost(int most) {
        return maxIterations <= most ? this : new Stopping(tolerance, most);
    }
}
