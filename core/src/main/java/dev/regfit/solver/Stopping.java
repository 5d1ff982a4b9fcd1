package dev.regfit.solver;

/**
 * When an iterative solver may stop.
 *
 * @param tolerance the relative duality gap to reach, &gt; 0
 * @param maxIterations the number of sweeps or epochs after which to give up, ≥ 1
 * @param progress is told how far a series of fits has come
 */
public record Stopping(double tolerance, int maxIterations, Progress progress) {

    /** Without telling anyone. */
    public Stopping(double tolerance, int maxIterations) {
        this(tolerance, maxIterations, Progress.NONE);
    }

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
        return maxIterations <= most ? this : new Stopping(tolerance, most, progress);
    }

    /** The same after some of the iterations; one is always left. */
    Stopping less(int taken) {
        return new Stopping(tolerance, Math.max(1, maxIterations - taken), progress);
    }

    /** The same, with a listener. */
    public Stopping telling(Progress listener) {
        return new Stopping(tolerance, maxIterations, listener);
    }

    /** The same for a fit that is itself one of a series. */
    public Stopping untold() {
        return progress == Progress.NONE ? this : new Stopping(tolerance, maxIterations);
    }
}
