package dev.regfit.problem;

import dev.regfit.data.Standardization;
import dev.regfit.linalg.EuclideanNorm;

/**
 * The constraint ‖w‖₂ ≤ c on the weights of the original columns, with its multiplier μ ≥ 0.
 *
 * <p>By Lagrange's duality the minimum of P over the ball is the largest, over μ, of those of {@code P(w) + ½μ(‖w‖² − c²)}
 * (Rockafellar 1970, section 28). So with any μ ≥ 0, a gap of weights within the ball under the penalty with the ridge part
 * ½μ‖w‖², and their slack ½μ(c² − ‖w‖²), together bound what P exceeds its minimum over the ball by.
 *
 * @param radius c &gt; 0; infinite where there is no constraint
 * @param multiplier μ ≥ 0, for the program's own objective; zero where the constraint does not matter, or as long as it is
 *     not known
 */
public record Ball(double radius, double multiplier) {
    /** All weights. */
    public static final Ball NONE = new Ball(Double.POSITIVE_INFINITY, 0);

    /** Of ‖w‖²: what a change of scale may move weights on the sphere by. */
    private static final double ROUNDING = 16 * 0x1p-53;

    /** Nearer to the sphere than this, as a share of c², weights may be moved onto it: that changes gaps by its square. */
    private static final double NEAR = 1e-4;

    /** Of ½μc²: more than what the products that make ridge parts and slack are rounded by. */
    private static final double LAST_DIGITS = 16 * 0x1p-53;

    public Ball {
        if (!(radius > 0)) {
            throw new SettingsException("the largest norm of the weights must be a positive number, not " + radius);
        }
        if (!(multiplier >= 0 && multiplier < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("a multiplier must not be negative: " + multiplier);
        }
    }

    /** The ball of a radius c, its multiplier not known. */
    public static Ball of(double radius) {
        return new Ball(radius, 0);
    }

    /** The same ball with a multiplier. */
    public Ball with(double otherMultiplier) {
        return new Ball(radius, otherMultiplier);
    }

    /** Whether there is no constraint. */
    public boolean isNone() {
        return radius == Double.POSITIVE_INFINITY;
    }

    /** 1 − ‖w‖²/c²: negative outside. */
    public double room(double[] weights) {
        return isNone() ? 1 : EuclideanNorm.room(radius, weights);
    }

    /** Whether the constraint keeps weights from a lower objective: it has a multiplier, and they are on the sphere. */
    public boolean binds(double[] weights) {
        return multiplier > 0 && Math.abs(room(weights)) <= NEAR;
    }

    /**
     * A penalty with the ridge part ½μ‖w‖² for the weights of the original columns.
     *
     * @param working on the working columns
     */
    public ElasticNet lagrangian(ElasticNet working, Standardization standardization) {
        if (multiplier == 0) {
            return working;
        }
        double[] squares = new double[standardization.columns()];
        for (int j = 0; j < squares.length; j++) {
            squares[j] = 1 / standardization.scales()[j] / standardization.scales()[j];
        }
        return working.plusSquares(multiplier, squares);
    }

    /**
     * The certificate of weights under the constraint.
     *
     * @param certificate under the {@link #lagrangian}
     * @param weights on the original columns, length p
     */
    public Certificate certificate(Certificate certificate, double[] weights) {
        if (isNone()) {
            return certificate;
        }
        double room = room(weights);
        double half = 0.5 * multiplier * radius * radius;
        double objective = certificate.objective() - half * (1 - room);
        if (!(room >= -ROUNDING)) {
            double none = Double.POSITIVE_INFINITY;
            return new Certificate(objective, none, none, none);
        }
        double slack = half * (Math.max(0, room) + LAST_DIGITS);
        if (slack == 0 || certificate.gap() == Double.POSITIVE_INFINITY) {
            return new Certificate(objective, certificate.gap(), certificate.relativeGap(), certificate.kkt());
        }
        double gap = Math.nextUp(certificate.gap() + slack);
        // The scale of relative gaps is that of the certificate given; a gap of zero has none.
        double relative = certificate.gap() > 0
                ? certificate.relativeGap() * (gap / certificate.gap()) * (1 + LAST_DIGITS)
                : Double.POSITIVE_INFINITY;
        return new Certificate(objective, gap, relative, certificate.kkt());
    }

    /** Moves weights that are outside by a change of scale to the inside, changing only their last digits. */
    void settle(double[] weights) {
        double room = room(weights);
        for (int ulps = 1; room < 0 && room >= -ROUNDING; ulps++) {
            scale(weights, Math.sqrt(1 + room) * (1 - ulps * 0x1p-53));
            room = room(weights);
        }
    }

    /**
     * Moves weights that are outside onto the sphere and, where there is a multiplier, those too that are nearly on it, but as
     * solvers have left them. Weights at bounds stay, as do zeros.
     *
     * @param penalty on the original columns
     */
    void moveOnto(double[] weights, ElasticNet penalty) {
        double room = room(weights);
        if (room < 0 || (multiplier > 0 && room <= NEAR)) {
            double movable = 0;
            for (int j = 0; j < weights.length; j++) {
                double share = weights[j] / radius;
                movable += isWithin(penalty, j, weights[j]) ? share * share : 0;
            }
            double factor = Math.sqrt(1 + room / movable);
            for (int j = 0; j < weights.length && Double.isFinite(factor); j++) {
                if (isWithin(penalty, j, weights[j])) {
                    weights[j] = penalty.clamp(j, weights[j] * factor);
                }
            }
        }
        settle(weights);
    }

    private static boolean isWithin(ElasticNet penalty, int j, double w) {
        return penalty.lower()[j] < w && w < penalty.upper()[j];
    }

    private static void scale(double[] weights, double factor) {
        for (int j = 0; j < weights.length; j++) {
            weights[j] *= factor;
        }
    }
}
