package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.LeastSquares;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Least squares, by the solver that suits its shape. */
public final class SquaresMinimizer implements Minimizer {
    private final Preparation preparation;
    private final Solvers.PathChoice choice;

    /** @param choice for the data that were prepared */
    public SquaresMinimizer(Preparation preparation, Solvers.PathChoice choice) {
        this.preparation = preparation;
        this.choice = choice;
    }

    @Override
    public String name() {
        return choice.name();
    }

    @Override
    public String reason() {
        return choice.reason();
    }

    @Override
    public int atOnce() {
        return choice.solver().atOnce();
    }

    @Override
    public double nullDeviance() {
        return choice.loss().targetPower();
    }

    @Override
    public double power(int j) {
        return choice.loss().power(j);
    }

    @Override
    public List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping) {
        List<Solution> solutions = choice.solver().solveEach(penalties, stopping);
        List<Certificate> certificates = certificates(penalties, solutions);
        List<Minimum> minima = new ArrayList<>(solutions.size());
        for (int k = 0; k < solutions.size(); k++) {
            Solution solution = solutions.get(k);
            minima.add(minimum(
                    penalties.get(k),
                    solution.weights(),
                    solution.intercept(),
                    certificates.get(k),
                    solution.iterations()));
        }
        return minima;
    }

    /** Those that were made on the way or, if there are none, new ones. */
    private List<Certificate> certificates(List<ElasticNet> penalties, List<Solution> solutions) {
        List<Certificate> known = new ArrayList<>(solutions.size());
        List<double[]> weights = new ArrayList<>(solutions.size());
        for (Solution solution : solutions) {
            solution.certificate().ifPresent(known::add);
            weights.add(solution.weights());
        }
        return known.size() == solutions.size() ? known : Certifier.certifyEach(choice.loss(), penalties, weights);
    }

    private Minimum minimum(
            ElasticNet penalty, double[] w, OptionalDouble intercept, Certificate known, int iterations) {
        Certificate certificate = preparation.refine(new Problem(choice.loss(), penalty), w, known);
        double deviance = Math.max(0.0, 2 * (certificate.objective() - penalty.value(w)));
        return new Minimum(w, intercept, deviance, certificate, iterations);
    }

    /** The intercept follows from the weights. */
    @Override
    public Minimum at(ElasticNet penalty, Minimum found, double[] w) {
        Certificate certificate = new Certifier(new Problem(choice.loss(), penalty)).certify(w);
        return minimum(penalty, w, OptionalDouble.empty(), certificate, found.iterations());
    }

    @Override
    public double[] nullSlopes(ElasticNet penalty, Stopping stopping) {
        return nullSlopes(choice.loss(), penalty, stopping);
    }

    static double[] nullSlopes(LeastSquares loss, ElasticNet penalty, Stopping stopping) {
        double bound = new Problem(loss, penalty).lambda1Bound();
        Problem problem = new Problem(loss, penalty.withStrengths(2 * bound, penalty.lambda2()));
        double[] w = new CoordinateDescent().solve(problem, stopping).weights();
        double[] correlations = new double[w.length];
        loss.evaluate(w, correlations);
        return correlations;
    }
}
