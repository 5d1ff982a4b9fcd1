package dev.regfit.data;

/**
 * Sums over the residuals r of given weights.
 *
 * @param rows number of rows n
 * @param weight Σω
 * @param residual Σωr
 * @param power Σωr²
 * @param absolute Σω|r|
 * @param largest max |r|
 * @param products Σω(xⱼ − cⱼ)r of each feature about its center, length p
 */
public record ResidualSums(
        long rows, double weight, double residual, double power, double absolute, double largest, double[] products) {}
