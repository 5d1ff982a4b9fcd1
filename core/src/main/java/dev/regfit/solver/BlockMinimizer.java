package dev.regfit.solver;

import dev.regfit.data.Dataset;
import dev.regfit.data.TrainingData;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Least squares under the group lasso by {@link BlockDescent} on moments, each problem from the solution of the one before.
 * What moments cannot prove is solved on the rows, where these are at hand, and so are the last digits, where they are few.
 */
final class BlockMinimizer implements Minimizer {
    private final Preparation preparation;
    private final MomentSquares loss;
    private final boolean settles;
    private final BlockSpectra spectra = new BlockSpectra();
    private final WarmDescent ungrouped;
    private final double[] w;
    /** Null until it is needed. */
    private ProximalNewton ofRows;

    /** @param settles whether each of several minima is settled to the last digits */
    BlockMinimizer(Preparation preparation, MomentSquares loss, boolean settles) {
        this.settles = settles;
        this.preparation = preparation;
        this.loss = loss;
        this.ungrouped = new WarmDescent(loss);
        this.w = new double[loss.columns()];
    }

    @Override
    public String name() {
        return SolverName.BLOCKS.label();
    }

    @Override
    public String reason() {
        return "descent on moments, a block at a time, because of groups of columns"
                + (hasFewRows() ? "; finished on the rows" : "");
    }

    @Override
    public List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        List<Minimum> minima = new ArrayList<>();
        for (ElasticNet penalty : penalties) {
            minima.add(settles ? settle(penalty, stopping) : minimize(penalty, stopping, false));
        }
        return minima;
    }

    @Override
    public Minimum at(ElasticNet net, Minimum found, double[] weights) {
        return at(preparation.groups().penalty(net), found.intercept(), weights, found.iterations());
    }

    private Minimum at(Penalty penalty, OptionalDouble intercept, double[] weights, int sweeps) {
        Certificate certificate =
                new Certifier(loss, penalty).certify(weights).unlessLostInMeans(loss, preparation.standardization());
        double deviance = Math.max(0.0, 2 * (certificate.objective() - penalty.value(weights)));
        return new Minimum(weights, intercept, deviance, certificate, sweeps);
    }

    @Override
    public Minimum settle(ElasticNet penalty, Stopping stopping) {
        Minimum minimum = minimize(penalty, stopping, !hasFewRows());
        return hasFewRows() ? onRows(penalty, stopping, true) : minimum;
    }

    private boolean hasFewRows() {
        TrainingData data = preparation.data();
        return data instanceof Dataset && (double) data.size() * data.columns() <= RowMinimizer.FEW_CELLS;
    }

    private Minimum minimize(ElasticNet net, Stopping stopping, boolean exactly) {
        Penalty penalty = preparation.groups().penalty(net);
        int sweeps;
        if (penalty instanceof GroupLasso groups) {
            penalty.project(w);
            sweeps = BlockDescent.descend(loss, groups, spectra, stopping, w, exactly)
                    .sweeps();
        } else {
            Solution solution = ungrouped.solve(net, stopping);
            System.arraycopy(solution.weights(), 0, w, 0, w.length);
            sweeps = solution.iterations();
        }
        Minimum minimum = at(penalty, OptionalDouble.empty(), w.clone(), sweeps);
        return minimum.certificate().isWithin(stopping.tolerance()) || !(preparation.data() instanceof Dataset)
                ? minimum
                : onRows(net, stopping, exactly);
    }

    private Minimum onRows(ElasticNet net, Stopping stopping, boolean exactly) {
        if (ofRows == null) {
            ofRows = new ProximalNewton(preparation.rowLoss(), preparation.groups(), true);
        }
        double[] weights = preparation.originalWeights(w);
        ofRows.startAt(preparation.standardization().interceptFor(weights), w);
        return ofRows.minimize(net, stopping, exactly);
    }

    @Override
    public double nullDeviance() {
        return loss.targetPower();
    }

    @Override
    public double power(int j) {
        return loss.power(j);
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        return SquaresMinimizer.nullSlopes(loss, penalty, stopping);
    }
}
