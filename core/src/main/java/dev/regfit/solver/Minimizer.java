package dev.regfit.solver;

import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One loss on given data, to be minimised with several penalties one after another, best in the order of falling strengths.
 * Not safe for several threads.
 */
public interface Minimizer {

    /** The name of the solver. */
    String name();

    /** Why it was chosen, in one phrase. */
    String reason();

    /**
     * Minimises the loss plus each of several penalties, and certifies.
     *
     * @param penalties on the working columns
     * @return in the order of the penalties
     */
    List<Minimum> minimize(List<ElasticNet> penalties, Stopping stopping);

    /**
     * The loss and the certificate of other weights than those that were found.
     *
     * @param penalty on the working columns
     * @param found near these weights; its intercept is kept
     * @param w on the working columns, length p
     */
    Minimum at(ElasticNet penalty, Minimum found, double[] w);

    /** The same for one penalty, the weights to the last digits where the algorithm makes a difference. */
    default Minimum settle(ElasticNet penalty, Stopping stopping) {
        return minimize(List.of(penalty), stopping).get(0);
    }

    /** How many penalties at a time cost less than one after the other. */
    default int atOnce() {
        return 1;
    }

    /** The mean deviance of the model without columns; of the squared loss the mean square of the centred target. */
    double nullDeviance();

    /** ‖x̃ⱼ‖²/n. */
    double power(int j);

    /**
     * The slopes X̃ᵀs/n of the loss where all weights that a penalty draws to zero are zero.
     *
     * @param penalty on the working columns
     */
    double[] nullSlopes(ElasticNet penalty, Stopping stopping);

    /**
     * A minimum.
     *
     * @param weights on the working columns, length p
     * @param intercept on the original columns; empty where it follows from weights and means
     * @param deviance twice the mean of what the loss exceeds its least value by: of the squared loss Σωr²/n
     * @param certificate of weights and intercept
     * @param iterations sweeps or steps; 0 for a direct method
     * @param isUnique false where other weights are known to be as good
     * @param multiplier of the ball that the weights are in, or zero
     */
    record Minimum(
            double[] weights,
            OptionalDouble intercept,
            double deviance,
            Certificate certificate,
            int iterations,
            boolean isUnique,
            double multiplier) {

        /** One that may be unique, of weights that are not in a ball. */
        public Minimum(
                double[] weights, OptionalDouble intercept, double deviance, Certificate certificate, int iterations) {
            this(weights, intercept, deviance, certificate, iterations, true, 0);
        }
    }
}
