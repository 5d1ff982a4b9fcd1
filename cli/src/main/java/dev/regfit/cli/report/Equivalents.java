package dev.regfit.cli.report;

import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.Squared;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the same objective is called elsewhere.
 *
 * @param strengths α by convention, and for mlpack
 * @param ratios the share of the L1 part by convention; empty unless it is an elastic net
 * @param calls what to write in other tools; those that cannot do it are left out
 */
record Equivalents(Map<String, Double> strengths, Map<String, Double> ratios, Map<String, String> calls) {
    private static final List<Convention> ORDER =
            List.of(Convention.GLMNET, Convention.SKLEARN, Convention.SUM, Convention.MEAN, Convention.HALF_SUM);
    private static final String MLPACK = "mlpack";

    /** Of weights whose norm is limited: no other tool has that. */
    private static final Equivalents NONE = new Equivalents(Map.of(), Map.of(), Map.of());

    static Equivalents of(LinearModel model) {
        Training training = model.training();
        if (training.ball().multiplier() > 0 || training.groups().areWanted()) {
            return NONE;
        }
        Map<String, Double> strengths = new LinkedHashMap<>();
        Map<String, Double> ratios = new LinkedHashMap<>();
        if (!(training.objective().loss() instanceof Squared)) {
            return ofOtherLoss(model);
        }
        for (Convention convention : ORDER) {
            Objective other = training.objective().in(convention);
            double factor = convention == Convention.GLMNET ? glmnetFactor(training) : 1;
            strengths.put(convention.label(), factor * other.alpha());
            ratios.put(convention.label(), other.l1Ratio());
        }
        strengths.put(MLPACK, strengths.get(Convention.HALF_SUM.label()));
        ratios.put(MLPACK, ratios.get(Convention.HALF_SUM.label()));
        boolean elasticNet = training.objective().in(Convention.SUM).kind() == PenaltyKind.ELASTIC_NET;
        return new Equivalents(
                strengths, elasticNet ? ratios : Map.of(), new Calls(model, glmnetFactor(training)).all());
    }

    /** Other tools mean the same by their strengths, but for penalty factors. */
    private static Equivalents ofOtherLoss(LinearModel model) {
        Objective objective = model.training().objective().in(Convention.GLMNET);
        double factor = glmnetFactor(model.training());
        Map<String, String> calls = new Calls(model, factor).all();
        Map<String, Double> strengths = new LinkedHashMap<>();
        if (objective.loss() instanceof Huber huber) {
            strengths.put("hqreg", objective.alpha() / huber.delta());
        } else if (objective.loss() instanceof Quantile quantile) {
            strengths.put(Convention.SKLEARN.label(), objective.alpha() / (quantile.above() + quantile.below()));
        } else {
            strengths.put(Convention.GLMNET.label(), factor * objective.alpha());
            strengths.put(Convention.SKLEARN.label(), objective.alpha());
        }
        Map<String, Double> ratios =
                Map.of(Convention.GLMNET.label(), objective.l1Ratio(), Convention.SKLEARN.label(), objective.l1Ratio());
        boolean elasticNet = objective.kind() == PenaltyKind.ELASTIC_NET;
        return new Equivalents(strengths, elasticNet ? ratios : Map.of(), calls);
    }

    /** glmnet rescales penalty factors to a mean of one, which its strength has to make up for. */
    private static double glmnetFactor(Training training) {
        return Arrays.stream(training.penalty().factors()).average().orElse(1);
    }
}
