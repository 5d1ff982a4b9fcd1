package dev.regfit.solver.gradient;

import java.util.Arrays;

/**
 * A step along the whole gradient, for each epoch.
 *
 * <p>Plain (sub-)gradient descent follows loss and penalty, {@code w ← w + ε(X̃ᵀs/n − ∂φ(w))}, and is then projected (Shor 1985). Of
 * ½λ₂w² that shrinks the weights before it moves them, which is known as weight decay (Krogh and Hertz 1992); of λ₁|w| it is
 * the step ελ₁·sign(w), with none at zero. The proximal step follows the loss alone: penalty, bounds and ball are in the
 * proximal operator, which makes exact zeros.
 *
 * <p>Proximal steps are accelerated, as FISTA (Beck and Teboulle 2009) with the gradient restart of O'Donoghue and Candès (2015),
 * which gives linear convergence without knowing how curved the objective is; but not at kinks of the loss.
 */
final class GradientStep implements Mover {
    /** More halvings are not for want of a shorter step. */
    private static final int MOST_HALVINGS = 60;

    /** Of the loss: what rounding may make of its fall. */
    private static final double ROUNDING = 1e-14;

    private final Oracle oracle;
    private final Region region;
    private final Steps steps;
    private final boolean isProximal;
    private final Momentum momentum;
    private final Clipping clipping;
    private final Average average;
    private final double[] curvatures;

    private Evaluation here;
    /** Where it was before. */
    private Evaluation before;
    /** FISTA's t; zero where nothing is accelerated. */
    private double inertia;
    /** How far beyond the iterate the gradient is taken. */
    private double reach;
    /** Of where it has been; null where that is not wanted. */
    private Point mean;

    GradientStep(
            Oracle oracle, Region region, Steps steps, boolean isProximal, GradientSettings settings, Point start) {
        this.oracle = oracle;
        this.region = region;
        this.steps = steps;
        this.isProximal = isProximal;
        this.momentum = settings.momentum();
        this.clipping = settings.clipping();
        this.average = new Average();
        this.mean = settings.averaging().orElse(false) ? start : null;
        this.curvatures = new double[oracle.columns()];
        this.inertia = isProximal && oracle.isSmooth() ? 1 : 0;
        this.reach = momentum.nesterov() ? momentum.beta() : 0;
        this.here = oracle.at(start);
        this.before = here;
    }

    @Override
    public Evaluation start() {
        return here;
    }

    @Override
    public Steps steps() {
        return steps;
    }

    @Override
    public Evaluation next(int epoch) {
        Evaluation from = reach == 0 ? here : oracle.beyond(here, before, reach);
        Evaluation there = oracle.at(step(from, steps.at(epoch)));
        boolean mayBeTooLong = steps.isAutomatic() && !oracle.isBounded() && oracle.isSmooth();
        for (int k = 0; k < MOST_HALVINGS && mayBeTooLong && isAbove(there, from, steps.at(epoch)); k++) {
            steps.halve();
            there = oracle.at(step(from, steps.at(epoch)));
        }
        if (inertia > 0) {
            accelerate(isUphill(from.at(), there.at()));
        }
        before = here;
        here = there;
        return averaged();
    }

    private Evaluation averaged() {
        if (mean == null) {
            return here;
        }
        mean = mean.beyond(here.at(), -average.nextShare());
        return oracle.at(mean);
    }

    private Point step(Evaluation from, double rate) {
        double[] direction = isProximal
                ? from.correlations().clone()
                : region.penalty().downhill(from.at().w(), from.correlations());
        double ofIntercept = clipping.clip(direction, from.slope());
        double heavy = momentum.nesterov() ? 0 : momentum.beta();
        Point now = here.at();
        Point last = before.at();
        double[] w = new double[direction.length];
        for (int j = 0; j < w.length; j++) {
            w[j] = from.at().w()[j] + rate * direction[j] + heavy * (now.w()[j] - last.w()[j]);
        }
        double b = from.at().b() + rate * ofIntercept + heavy * (now.b() - last.b());
        if (!isProximal) {
            return new Point(b, region.projected(w));
        }
        Arrays.fill(curvatures, 1 / rate);
        return new Point(b, region.proximal(curvatures, w));
    }

    /** Whether the loss is above the parabola of curvature 1/ε that a step of ε takes for granted (Beck and Teboulle 2009, 2.1). */
    private static boolean isAbove(Evaluation there, Evaluation from, double rate) {
        double b = there.at().b() - from.at().b();
        double along = b * from.slope();
        double squares = b * b;
        for (int j = 0; j < there.at().w().length; j++) {
            double step = there.at().w()[j] - from.at().w()[j];
            along += step * from.correlations()[j];
            squares += step * step;
        }
        double parabola = from.value() - along + squares / (2 * rate);
        return !(there.value() <= parabola + ROUNDING * Math.abs(from.value()));
    }

    /** Whether the step from z to w⁺ turns back from the way that the iterates went. */
    private boolean isUphill(Point from, Point there) {
        Point now = here.at();
        double uphill = (from.b() - there.b()) * (there.b() - now.b());
        for (int j = 0; j < there.w().length; j++) {
            uphill += (from.w()[j] - there.w()[j]) * (there.w()[j] - now.w()[j]);
        }
        return uphill > 0;
    }

    /** Beck and Teboulle (2009), eq. 4.2 and 4.3. */
    private void accelerate(boolean restarts) {
        double next = restarts ? 1 : (1 + Math.sqrt(1 + 4 * inertia * inertia)) / 2;
        reach = restarts ? 0 : (inertia - 1) / next;
        inertia = next;
    }
}
