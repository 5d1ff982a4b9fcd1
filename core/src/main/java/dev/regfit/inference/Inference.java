package dev.regfit.inference;

import dev.regfit.model.LinearModel;
import dev.regfit.model.StandardErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What summary.lm of R tells of a least squares fit. Numbers are NaN where no degrees of freedom are left.
 *
 * @param covariance what the standard errors rest on
 * @param intercept how sure the intercept is; empty without one
 * @param weights how sure each of the p weights is
 * @param residualDegrees n less the number of coefficients that were fitted, the intercept included
 * @param residualStandardError √(RSS/degrees), rows weighted so that weights sum to n
 * @param adjustedR2 1 − (1 − R²)(n − 1)/degrees, without an intercept n instead of n − 1
 * @param f the variance explained for each weight, divided by that of the residuals; NaN if the covariance is robust,
 *     whose premise it would contradict
 * @param fDegrees of the numerator: the weights fitted
 * @param fP the probability of an F as large if all true weights are zero
 * @param soleRows rows with a weight all to themselves, for which the covariance is not defined
 */
public record Inference(
        Covariance covariance,
        Optional<Coefficient> intercept,
        List<Coefficient> weights,
        long residualDegrees,
        double residualStandardError,
        double adjustedR2,
        double f,
        long fDegrees,
        double fP,
        long soleRows) {

    private static final double LEVEL = 0.95;

    public Inference {
        weights = List.copyOf(weights);
    }

    /** From what a model keeps; empty where it keeps nothing. What is told of the fit as a whole is NaN then. */
    public static Optional<Inference> kept(LinearModel model) {
        return model.training().appraisal().errors().flatMap(errors -> kept(model, errors));
    }

    private static Optional<Inference> kept(LinearModel model, StandardErrors errors) {
        return Covariance.of(errors.covariance()).map(covariance -> {
            double degrees = (double) errors.residualDegrees();
            List<Coefficient> weights = new ArrayList<>();
            for (int j = 0; j < model.weights().length; j++) {
                weights.add(Coefficient.of(model.weights()[j], errors.of(j), degrees));
            }
            boolean intercept = model.training().standardization().intercept();
            return new Inference(
                    covariance,
                    intercept
                            ? Optional.of(Coefficient.of(model.intercept(), errors.of(-1), degrees))
                            : Optional.empty(),
                    weights,
                    errors.residualDegrees(),
                    Double.NaN,
                    Double.NaN,
                    Double.NaN,
                    0,
                    Double.NaN,
                    0);
        });
    }

    /** What a model keeps of this; empty where there are no standard errors. */
    public Optional<StandardErrors> standardErrors() {
        if (residualDegrees <= 0 || soleRows > 0) {
            return Optional.empty();
        }
        double[] errors = new double[weights.size() + 1];
        for (int j = -1; j < weights.size(); j++) {
            errors[j + 1] = of(j).standardError();
        }
        return Optional.of(new StandardErrors(covariance.label(), residualDegrees, errors));
    }

    /**
     * Half the width of the 95 % confidence interval of a weight; NaN where it is not known.
     *
     * @param j number of the weight, or −1 for the intercept
     */
    public double margin(int j) {
        return of(j).standardError() * Tails.beyond(1 - LEVEL, (double) residualDegrees);
    }

    /**
     * How sure a weight is.
     *
     * @param j number of the weight, or −1 for the intercept
     */
    public Coefficient of(int j) {
        return j < 0 ? intercept.orElse(Coefficient.NONE) : weights.get(j);
    }
}
