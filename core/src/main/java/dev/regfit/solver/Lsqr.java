package dev.regfit.solver;

import dev.regfit.linalg.Kernels;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.WorkingDesign;

/**
 * Ridge and ordinary least squares by LSQR (Paige and Saunders 1982): Golub and Kahan's bidiagonalisation of the
 * stacked matrix of X̃ and √(nλ₂f), columns scaled to unit length, which is never formed and needs one product with X̃
 * and one with X̃ᵀ a step. Without a penalty it gives the weights of smallest norm on columns of unit length, as
 * {@link QrSolver} does.
 *
 * <p>When it has converged it starts again from the residual computed afresh, as long as that makes the weights more
 * exact: a step of iterative refinement.
 */
public final class Lsqr implements Solver {
    /** By how much one start lowers the gradient, by its own account, before the next. */
    private static final double REDUCTION = 1e-10;

    /** A KKT violation, as a correlation, below which there is nothing to gain. */
    private static final double SETTLED = 1e-13;

    /** What a start must gain to be worth another. */
    private static final double GAIN = 0.5;

    @Override
    public Solution solve(Problem problem, Stopping stopping) {
        if (!(problem.loss() instanceof RowSquares loss) || !problem.penalty().isSmooth()) {
            throw new IllegalArgumentException("LSQR needs rows, no L1 part and no bounds");
        }
        return new Run(problem, loss, stopping).solution();
    }

    /** The state of one solution. */
    private static final class Run {
        private final Problem problem;
        private final RowSquares loss;
        private final WorkingDesign x;
        private final Stopping stopping;
        private final int n;
        private final int p;
        /** √(nλ₂fⱼ). */
        private final double[] ridge;
        /** What columns are multiplied by; zero for one that is nothing but zeros, or is left out. */
        private final double[] units;

        private final double[] scaled;
        private int steps;

        Run(Problem problem, RowSquares loss, Stopping stopping) {
            this.problem = problem;
            this.loss = loss;
            this.x = loss.working();
            this.stopping = stopping;
            this.n = x.rows();
            this.p = x.columns();
            this.ridge = new double[p];
            this.units = new double[p];
            this.scaled = new double[p];
            for (int j = 0; j < p; j++) {
                ridge[j] = Math.sqrt(n * problem.penalty().l2(j));
                double power = loss.power(j);
                units[j] = power > 0 && !problem.penalty().isHeld(j)
                        ? 1 / Math.sqrt(n * (power + problem.penalty().l2(j)))
                        : 0;
            }
        }

        Solution solution() {
            Certifier certifier = new Certifier(problem);
            double[] best = new double[p];
            Certificate certificate = certifier.certify(best);
            while (steps < stopping.maxIterations() && certificate.kkt() > SETTLED) {
                double[] w = best.clone();
                improve(w);
                Certificate next = certifier.certify(w);
                if (!(next.kkt() < certificate.kkt()) && !(next.objective() < certificate.objective())) {
                    break;
                }
                boolean gained = next.kkt() < GAIN * certificate.kkt();
                best = w;
                certificate = next;
                if (!gained && certificate.isWithin(stopping.tolerance())) {
                    break;
                }
            }
            return Solution.of(best, steps);
        }

        /** Adds to w what LSQR finds for the residual at w. Names of scalars are those of the paper. */
        private void improve(double[] w) {
            double[] u = stackedResidual(w);
            double beta = normalise(u);
            double[] v = new double[p];
            double[] product = new double[p];
            multiplyTransposed(u, v);
            double alpha = normalise(v);
            double[] direction = v.clone();
            double phiBar = beta;
            double rhoBar = alpha;
            double first = alpha * beta;
            double[] step = new double[p];
            double[] image = new double[u.length];
            double gradient = first;
            while (gradient > REDUCTION * first && steps < stopping.maxIterations()) {
                steps++;
                multiply(v, image);
                Kernels.axpy(-alpha, u, 0, image, 0, u.length);
                double[] free = u;
                u = image;
                image = free;
                beta = normalise(u);
                multiplyTransposed(u, product);
                Kernels.axpy(-beta, v, 0, product, 0, p);
                free = v;
                v = product;
                product = free;
                alpha = normalise(v);
                double rho = Math.hypot(rhoBar, beta);
                double c = rhoBar / rho;
                double s = beta / rho;
                double theta = s * alpha;
                rhoBar = -c * alpha;
                double phi = c * phiBar;
                phiBar = s * phiBar;
                Kernels.axpy(phi / rho, direction, 0, step, 0, p);
                for (int j = 0; j < p; j++) {
                    direction[j] = v[j] - theta / rho * direction[j];
                }
                gradient = phiBar * alpha * Math.abs(c);
            }
            for (int j = 0; j < p; j++) {
                w[j] += units[j] * step[j];
            }
        }

        private double[] stackedResidual(double[] w) {
            double[] stacked = new double[n + p];
            System.arraycopy(loss.residual(w), 0, stacked, 0, n);
            for (int j = 0; j < p; j++) {
                stacked[n + j] = -ridge[j] * w[j];
            }
            return stacked;
        }

        private void multiply(double[] v, double[] out) {
            for (int j = 0; j < p; j++) {
                scaled[j] = units[j] * v[j];
            }
            x.multiply(scaled, out);
            for (int j = 0; j < p; j++) {
                out[n + j] = ridge[j] * scaled[j];
            }
        }

        private void multiplyTransposed(double[] u, double[] out) {
            x.multiplyTransposed(u, out);
            for (int j = 0; j < p; j++) {
                out[j] = units[j] * (out[j] + ridge[j] * u[n + j]);
            }
        }

        /** Divides by the length, which is returned; zero stays zero. */
        private static double normalise(double[] v) {
            double length = Math.sqrt(Kernels.dot(v, 0, v, 0, v.length));
            for (int i = 0; length > 0 && i < v.length; i++) {
                v[i] /= length;
            }
            return length;
        }
    }
}
