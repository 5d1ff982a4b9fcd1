package dev.regfit.problem;

/**
 * Sums over rows at a dual point u, weighted by ω.
 *
 * @param weight Σω
 * @param terms Σ of the loss's Fenchel terms at s·u
 * @param dual Σu
 * @param power Σu²
 * @param moved Σ of the squares of what u differs from the slopes by
 * @param steepest the largest curvature of a row
 * @param most the largest s that keeps s·u in the domain of the loss's conjugate
 * @param products Σu(xⱼ − cⱼ) of each feature about its center, length p
 */
record DualSums(
        double weight,
        double terms,
        double dual,
        double power,
        double moved,
        double steepest,
        double most,
        double[] products) {}
