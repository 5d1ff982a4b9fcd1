package dev.regfit.solver.gradient;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.RowCertifier;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.RowPoint;
import dev.regfit.solver.Minimizer;
import java.util.Arrays;
import java.util.function.Function;

/** Where weights may be and what draws them there: a penalty with its bounds, and a ball of the weights on the original columns. */
final class Region {
    /** Of norms and objectives: what a few roundings make of them. */
    private static final double ROUNDING = 0x1p-48;

    private static final int MOST_STEPS = 100;

    private final Penalty penalty;
    private final Ball ball;
    private final Standardization standardization;
    private final ElasticNet bounds;
    private final double[] ones;

    /** @param penalty on the working columns */
    Region(Penalty penalty, Ball ball, Standardization standardization) {
        this.penalty = penalty;
        this.ball = ball;
        this.standardization = standardization;
        this.bounds = penalty.net().withStrengths(0, 0);
        this.ones = new double[standardization.columns()];
        Arrays.fill(ones, 1);
    }

    /** Of weights with any norm. */
    static Region of(Penalty penalty) {
        int p = penalty.net().factors().length;
        double[] ones = new double[p];
        Arrays.fill(ones, 1);
        return new Region(penalty, Ball.NONE, new Standardization(false, new double[p], ones, 0));
    }

    Penalty penalty() {
        return penalty;
    }

    /** The nearest weights that are allowed: without bounds, and with columns in their own units, {@code w·min(1, c/‖w‖)}. */
    double[] projected(double[] w) {
        return nearest(bounds, ones, w);
    }

    /** The minimiser of {@code Σ½aⱼ(wⱼ − zⱼ)² + φ(w)} over the region; a is the same throughout a block. */
    double[] proximal(double[] a, double[] z) {
        return nearest(penalty, a, z);
    }

    private double[] nearest(Penalty phi, double[] a, double[] z) {
        double[] w = new double[z.length];
        phi.proximal(a, z, w);
        return ball.isNone() || norm(w) <= ball.radius() ? w : onSphere(phi, a, z);
    }

    private double norm(double[] w) {
        double sum = 0;
        for (int j = 0; j < w.length; j++) {
            double original = w[j] / standardization.scales()[j];
            sum += original * original;
        }
        return Math.sqrt(sum);
    }

    /**
     * The minimiser on the sphere, by its multiplier: 1/‖w(μ)‖ is nearly linear in μ, and exactly so where all columns are alike, so
     * that Newton's method finds it from below (Moré and Sorensen 1983).
     */
    private double[] onSphere(Penalty phi, double[] a, double[] z) {
        double[] w = new double[z.length];
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double mu = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = at(phi, a, z, mu, w);
            double misfit = norm(w) / ball.radius() - 1;
            if (Math.abs(misfit) <= ROUNDING) {
                break;
            }
            low = misfit > 0 ? mu : low;
            high = misfit < 0 ? mu : high;
            double size = norm(w);
            double next = mu + size * size / slope * misfit;
            boolean isBetween = next > low && next < high;
            mu = isBetween ? next : high < Double.POSITIVE_INFINITY ? 0.5 * (low + high) : 2 * low + 1;
        }
        double size = norm(w);
        double share = size > ball.radius() ? ball.radius() / size : 1;
        for (int j = 0; j < w.length; j++) {
            w[j] = phi.net().clamp(j, share * w[j]);
        }
        return w;
    }

    /** Writes w(μ), and returns −½·d‖w‖²/dμ; NaN where the weights of blocks have no simple one, so that intervals are halved. */
    private double at(Penalty phi, double[] a, double[] z, double mu, double[] w) {
        if (phi instanceof GroupLasso) {
            phi.with(ball.with(mu).lagrangian(phi.net(), standardization)).proximal(a, z, w);
            return Double.NaN;
        }
        ElasticNet net = phi.net();
        double slope = 0;
        for (int j = 0; j < w.length; j++) {
            double square = 1 / (standardization.scales()[j] * standardization.scales()[j]);
            double curvature = a[j] + mu * square;
            w[j] = net.minimizer(j, curvature, a[j] * z[j]);
            boolean moves = net.lower()[j] < w[j] && w[j] < net.upper()[j];
            slope += moves ? square * square * w[j] * w[j] / (curvature + net.l2(j)) : 0;
        }
        return slope;
    }

    /** A multiplier of the ball by how the objective falls along the weights. */
    double multiplier(double[] w, double[] correlations) {
        double[] downhill = penalty.downhill(w, correlations);
        ElasticNet net = penalty.net();
        double along = 0;
        double squares = 0;
        for (int j = 0; j < w.length; j++) {
            if (net.lower()[j] < w[j] && w[j] < net.upper()[j]) {
                double original = w[j] / standardization.scales()[j];
                along += w[j] * downhill[j];
                squares += original * original;
            }
        }
        return squares > 0 ? Math.max(0, along / squares) : 0;
    }

    Proof certify(LeastSquares loss, double[] w, double[] correlations, double residualPower) {
        return certify(
                w, correlations, lagrangian -> new Certifier(loss, lagrangian).certify(w, correlations, residualPower));
    }

    /** By the sharper of two gaps, where the conditions of optimality say that it may be small. */
    Proof certify(RowLoss rows, RowPoint at) {
        return certify(at.w(), at.correlations(), lagrangian -> {
            RowCertifier certifier = new RowCertifier(rows, lagrangian);
            Certificate plain = certifier.certify(at);
            boolean mayBeSharper = plain.kkt() * plain.kkt() < plain.relativeGap();
            return mayBeSharper ? certifier.certifySharply(at) : plain;
        });
    }

    /** By what another minimum proves of the objective. */
    Proof certify(RowLoss rows, RowPoint at, Minimizer.Minimum proven) {
        double objective = at.value() + penalty.value(at.w());
        double least = proven.certificate().objective() - proven.certificate().gap();
        double gap = Math.max(0, objective - least) + ROUNDING * objective;
        return new Proof(new Certificate(objective, gap, gap / rows.scale(), Double.NaN), proven.multiplier());
    }

    /** With the better of two multipliers: none, and the one that weights on the sphere would have. */
    private Proof certify(double[] w, double[] correlations, Function<Penalty, Certificate> certifier) {
        Proof without = within(0, w, certifier);
        double mu = ball.isNone() ? 0 : multiplier(w, correlations);
        return mu == 0 ? without : Proof.better(without, within(mu, w, certifier));
    }

    private Proof within(double mu, double[] w, Function<Penalty, Certificate> certifier) {
        Ball known = ball.with(mu);
        Penalty lagrangian = penalty.with(known.lagrangian(penalty.net(), standardization));
        Certificate certificate = certifier.apply(lagrangian);
        return new Proof(
                ball.isNone() ? certificate : known.certificate(certificate, standardization.toOriginal(w)), mu);
    }
}
