package dev.regfit;

import dev.regfit.data.Scaling;
import dev.regfit.problem.Convention;

/**
 * What to fit.
 *
 * @param strength the penalty and its strength
 * @param convention how strength and loss are scaled
 * @param scaling how columns are scaled before fitting
 * @param intercept whether to fit an intercept
 * @param rules penalty factors and bounds of single columns
 * @param solving how to solve
 */
public record Settings(
        Strength strength,
        Convention convention,
        Scaling scaling,
        boolean intercept,
        ColumnRules rules,
        Solving solving) {}
