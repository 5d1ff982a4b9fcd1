package dev.regfit.solver.gradient;

/** How a solver of the gradient family moves. It knows where it stands. */
interface Mover {

    /** The start. */
    Evaluation start();

    /**
     * Moves on by an epoch.
     *
     * @param epoch how many are done
     * @return where it stands then or, if that is wanted, an average of where it has been
     */
    Evaluation next(int epoch);

    /** How long steps are. */
    Steps steps();
}
