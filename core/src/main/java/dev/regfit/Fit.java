package dev.regfit;

import dev.regfit.model.Appraisal;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Quality;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.SolverName;
import dev.regfit.solver.gradient.EarlyStop;
import java.util.List;
import java.util.Optional;

/**
 * A fitted model and what there is to say about it.
 *
 * @param model the model with its proof
 * @param evaluation residuals on the training data, in the target's own unit
 * @param degreesOfFreedom effective degrees of freedom of the weights, without the intercept; NaN when too costly
 * @param loss the loss of the objective as stated: a multiple of the residual sum of squares or, of other losses, their mean
 * @param penaltyValue the penalty of the objective as stated
 * @param solver the solver
 * @param reason one phrase for the report: why this solver, and whether the rows had to be asked for the last digits
 * @param usedUp whether the solver gave up after as many iterations as it was allowed
 * @param divergence why a gradient solver did not get there, with rates for the objective as stated
 * @param earlyStop where rows that were held out have told a gradient solver to stop, with their loss in the unit of the
 *     objective as stated
 * @param remarks what a user should know
 * @param goodness how well the loss itself is met by the training data, where it is not the squared one
 * @param logScale residuals of the logarithm, where that was fitted
 */
public record Fit(
        LinearModel model,
        Evaluation evaluation,
        double degreesOfFreedom,
        double loss,
        double penaltyValue,
        SolverName solver,
        String reason,
        boolean usedUp,
        Optional<Divergence> divergence,
        Optional<EarlyStop> earlyStop,
        List<Remark> remarks,
        Optional<Goodness> goodness,
        Optional<Evaluation> logScale) {

    /** The same fit, whose model keeps what is known of it beyond. */
    public Fit with(Appraisal appraisal) {
        return new Fit(
                model.with(appraisal),
                evaluation,
                degreesOfFreedom,
                loss,
                penaltyValue,
                solver,
                reason,
                usedUp,
                divergence,
                earlyStop,
                remarks,
                goodness,
                logScale);
    }

    /** How well the model fits the data it was trained on. */
    public Quality quality() {
        return goodness.map(known -> new Quality(known.explained(), Double.NaN, known.deviance()))
                .orElseGet(() -> new Quality(evaluation.r2(), evaluation.rmse(), Double.NaN));
    }

    /** The best of several fits of one objective: of those that stopped early by the rows held out. */
    public static Fit best(List<Fit> fits) {
        Fit best = fits.get(0);
        for (Fit fit : fits) {
            if (Double.compare(fit.held(), best.held()) < 0) {
                best = fit;
            }
        }
        return best;
    }

    /** The loss of rows held out, or else the objective. */
    private double held() {
        return earlyStop().map(EarlyStop::loss).orElse(value());
    }

    /** The objective as stated. */
    public double value() {
        return loss + penaltyValue;
    }

    /** Residuals on the training data on the scale that was fitted. */
    public Evaluation ofObjective() {
        return logScale.orElse(evaluation);
    }

    /** Whether the certificate is within the tolerance that was asked for. */
    public boolean converged() {
        return model.training().proof().converged();
    }
}
