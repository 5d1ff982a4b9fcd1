package dev.regfit.path;

import dev.regfit.problem.Certificate;

/**
 * A strength at which the lasso's path bends. Where several columns change at one strength there are as many knots,
 * equal but for the column.
 *
 * @param lambda λ₁
 * @param entering the column whose weight leaves zero as λ₁ falls on from here, or −1
 * @param leaving the column whose weight has become zero here and stays there, or −1; both are −1 where the path ends
 * @param weights on the working columns; a column that enters or leaves has the weight zero
 * @param residualPower Σωr²/n
 * @param certificate of the weights as the optimum for λ₁
 */
public record Knot(
        double lambda,
        int entering,
        int leaving,
        SparseWeights weights,
        double residualPower,
        Certificate certificate) {}
