package dev.regfit.model;

/**
 * Rows of similar predicted probabilities, and how often they are positive.
 *
 * @param from the smallest predicted probability
 * @param to the largest
 * @param rows their number
 * @param predicted mean of the predicted probabilities
 * @param observed share of positives
 */
public record CalibrationGroup(double from, double to, long rows, double predicted, double observed) {}
