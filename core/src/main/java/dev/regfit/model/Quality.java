package dev.regfit.model;

/**
 * How well a model fits the data that it was trained on. What does not go with its loss is NaN.
 *
 * @param explained R² of the squared loss, about zero without an intercept; otherwise the share of the null deviance that is
 *     explained
 * @param rmse of the squared loss, in the target's own unit
 * @param deviance the mean deviance of a row, of other losses
 */
public record Quality(double explained, double rmse, double deviance) {}
