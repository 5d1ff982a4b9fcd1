package dev.regfit;

import dev.regfit.data.DistantRows;
import dev.regfit.data.MomentData;
import dev.regfit.data.ResidualSums;
import dev.regfit.data.Standardization;
import dev.regfit.model.Appraisal;
import dev.regfit.model.Deviations;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.Ball;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.DistantLoss;
import dev.regfit.problem.DistantPoint;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Objective;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.DistantNewton;
import dev.regfit.solver.SolverName;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * From rows that are elsewhere to a fitted, certified model, for losses other than the squared one: passes over the rows take
 * the place of the rows.
 */
public final class DistantTrainer {
    private DistantTrainer() {}

    /**
     * Fits.
     *
     * @param data the moments of the rows, which can be summed once more
     * @param settings of a smooth loss, without bounds or groups
     * @param provenance is kept in the model
     * @throws SettingsException when the settings are for rows that are at hand
     */
    public static Fit fit(MomentData data, Settings settings, Training.Provenance provenance) {
        DistantRows rows = data.distant().orElseThrow();
        if (settings.formulation().loss().jump() > 0) {
            throw new SettingsException(
                    "%s has a kink, and rows that are elsewhere are fitted by losses without; take huber, or fewer rows"
                            .formatted(settings.formulation().loss().name().phrase()));
        }
        Preparation preparation = Preparation.of(data, settings.formulation());
        Standardization map = preparation.standardization();
        Objective objective = preparation.objective(settings.strength());
        ElasticNet penalty = preparation.penalty(objective);
        ElasticNet working = penalty.on(map);
        DistantLoss loss = new DistantLoss(rows, data, settings.formulation().loss(), map);
        DistantNewton.Found found =
                new DistantNewton(loss, working, settings.solving().stopping()).minimize();
        DistantPoint point = found.point();
        Certificate certificate = found.certificate();
        double tolerance = settings.solving().stopping().tolerance();
        double[] weights = map.toOriginal(point.at().weights());
        double penaltyValue = working.value(point.at().weights());
        Training training = new Training(
                objective,
                settings.formulation().scaling(),
                OptionalDouble.empty(),
                map,
                Optional.of(Deviations.of(preparation.summary())),
                penalty,
                Ball.NONE,
                Groups.NONE,
                new Training.Proof(
                        certificate,
                        tolerance,
                        certificate.isWithin(tolerance),
                        SolverName.NEWTON.label(),
                        found.steps()),
                provenance,
                Appraisal.NONE);
        return new Fit(
                new LinearModel(data.schema(), point.at().intercept(), weights, data.fills(), training),
                evaluation(data, point),
                degreesOfFreedom(working, weights),
                certificate.objective() - penaltyValue,
                penaltyValue,
                SolverName.NEWTON,
                "Newton steps by passes over the rows, because of "
                        + settings.formulation().loss().name().phrase(),
                !certificate.isWithin(tolerance),
                Optional.empty(),
                Optional.empty(),
                Remarks.of(preparation, objective, false, false),
                Optional.of(new Goodness(
                        point.value(),
                        2 * point.excess(),
                        2 * loss.nullPoint().excess(),
                        point.coverage(),
                        Optional.empty())),
                Optional.empty());
    }

    private static Evaluation evaluation(MomentData data, DistantPoint point) {
        double n = data.size();
        int p = data.columns();
        ResidualSums sums = new ResidualSums(
                data.size(),
                n,
                0,
                n * point.meanSquaredError(),
                n * point.meanAbsoluteError(),
                Double.NaN,
                new double[0]);
        return Evaluation.ofSums(sums, data.moments().covariance(p, p));
    }

    /** Those of the lasso are known; with a ridge part they take the Hessian, which is not kept. */
    private static double degreesOfFreedom(ElasticNet penalty, double[] weights) {
        return penalty.lambda2() == 0
                ? Arrays.stream(weights).filter(w -> w != 0).count()
                : Double.NaN;
    }
}
