package dev.regfit.solver;

import java.util.Optional;

/** A ridge problem brought into a form in which each strength is cheap. */
interface RidgeForm {

    /** The weights at strength λ₂ on the working columns; empty where the system is singular to rounding. */
    Optional<double[]> weights(double lambda2);

    /** tr H, the intercept not counted; NaN where the system is singular to rounding. */
    double degreesOfFreedom(double lambda2);

    /** ‖ỹ − X̃w‖²/n; NaN where the system is singular to rounding. */
    double residualPower(double lambda2);
}
