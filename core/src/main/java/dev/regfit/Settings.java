package dev.regfit;

import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Strength;

/**
 * What to fit.
 *
 * @param strength the penalty and its strength
 * @param formulation all else that makes the objective
 * @param solving how to solve
 */
public record Settings(Strength strength, Formulation formulation, Solving solving) {

    /** Least squares with an intercept, in the convention of scikit-learn, on the columns as they are. */
    public Settings(Strength strength) {
        this(strength, Convention.SKLEARN, Scaling.NONE, true, ColumnRules.NONE, Solving.AUTOMATIC);
    }

    /** Without an adaptation. */
    public Settings(
            Strength strength,
            Convention convention,
            Scaling scaling,
            boolean intercept,
            ColumnRules rules,
            Solving solving) {
        this(strength, new Formulation(convention, scaling, intercept, rules), solving);
    }
}
