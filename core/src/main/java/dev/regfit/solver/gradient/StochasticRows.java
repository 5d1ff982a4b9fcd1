package dev.regfit.solver.gradient;

import dev.regfit.data.RowSource;
import dev.regfit.data.Standardization;
import dev.regfit.problem.Loss;

/**
 * Rows one by one, and what they cost.
 *
 * @param source on the original columns
 * @param loss of a row
 * @param map to the working columns, and what the target is measured from
 */
public record StochasticRows(RowSource source, Loss loss, Standardization map) {}
