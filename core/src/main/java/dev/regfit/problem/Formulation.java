package dev.regfit.problem;

import dev.regfit.data.Scaling;
import java.util.Optional;

/**
 * What is to be minimised, but for the penalty's kind and strength.
 *
 * @param loss the loss of a row
 * @param convention how strength and loss are scaled
 * @param scaling how columns are scaled before fitting
 * @param intercept whether to fit an intercept
 * @param rules penalty factors and bounds of single columns
 * @param ball the weights that are allowed
 * @param grouping which columns are penalised as groups
 * @param adaptation penalty factors from the data, if they are wanted
 */
public record Formulation(
        Loss loss,
        Convention convention,
        Scaling scaling,
        boolean intercept,
        ColumnRules rules,
        Ball ball,
        Grouping grouping,
        Optional<Adaptation> adaptation) {

    /** Of weights with any norm, without groups. */
    public Formulation(
            Loss loss,
            Convention convention,
            Scaling scaling,
            boolean intercept,
            ColumnRules rules,
            Optional<Adaptation> adaptation) {
        this(loss, convention, scaling, intercept, rules, Ball.NONE, Grouping.NONE, adaptation);
    }

    /** The squared loss, without groups or an adaptation. */
    public Formulation(Convention convention, Scaling scaling, boolean intercept, ColumnRules rules) {
        this(new Squared(), convention, scaling, intercept, rules, Optional.empty());
    }
}
