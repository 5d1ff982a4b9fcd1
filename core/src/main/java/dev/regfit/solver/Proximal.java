package dev.regfit.solver;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;

/**
 * Accelerated proximal gradient descent: FISTA (Beck and Teboulle 2009) with the gradient restart of O'Donoghue and
 * Candès (2015), which gives linear convergence without knowing how curved the objective is. The step of length ε
 * follows the loss alone; the whole penalty, bounds included, is in the proximal operator, which makes exact zeros.
 */
public final class Proximal implements Solver {
    private final GradientSettings settings;

    public Proximal(GradientSettings settings) {
        this.settings = settings;
    }

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        GradientLoop loop = new GradientLoop(problem, settings, stopping, () -> LipschitzConstant.of(problem.loss()));
        return loop.run(new AcceleratedStep(problem.penalty(), problem.columns()));
    }

    /**
     * A proximal step from the point z = w + β(w − w₋), where w₋ is the iterate before w. The gradient is an affine
     * function of the weights, so that its value at z follows from those at w and w₋ without evaluating the loss.
     */
    private static final class AcceleratedStep implements GradientLoop.Step {
        private final ElasticNet penalty;
        private final double[] previous;
        private final double[] previousCorrelations;
        private double inertia = 1;
        private double beta;

        AcceleratedStep(ElasticNet penalty, int p) {
            this.penalty = penalty;
            this.previous = new double[p];
            this.previousCorrelations = new double[p];
        }

        @Override
        public void advance(double[] w, double[] correlations, double rate) {
            double uphill = 0;
            for (int j = 0; j < w.length; j++) {
                double z = w[j] + beta * (w[j] - previous[j]);
                double correlation = correlations[j] + beta * (correlations[j] - previousCorrelations[j]);
                double moved = penalty.minimizer(j, 1 / rate, z / rate + correlation);
                uphill += (z - moved) * (moved - w[j]);
                previous[j] = w[j];
                previousCorrelations[j] = correlations[j];
                w[j] = moved;
            }
            if (uphill > 0) {
                restart();
            } else {
                accelerate();
            }
        }

        private void restart() {
            inertia = 1;
            beta = 0;
        }

        /** Beck and Teboulle (2009), eq. 4.2 and 4.3. */
        private void accelerate() {
            double next = (1 + Math.sqrt(1 + 4 * inertia * inertia)) / 2;
            beta = (inertia - 1) / next;
            inertia = next;
        }
    }
}
