package dev.regfit.solver.gradient;

import dev.regfit.problem.Certificate;
import java.util.OptionalDouble;

/** Is told what an iterative solver has reached after each epoch. */
@FunctionalInterface
public interface EpochListener {

    /** Listens to nothing. */
    EpochListener NONE = at -> {};

    /** Called after each epoch, and for the start. */
    void epoch(Epoch at);

    /**
     * What an epoch has come to.
     *
     * @param number 0 for the start
     * @param weights on the working columns; not to be modified
     * @param certificate of these
     * @param rate the learning rate of the next epoch's first step, for the program's own objective
     * @param heldOut the mean loss of the rows that are held out, if there are any
     */
    record Epoch(int number, double[] weights, Certificate certificate, double rate, OptionalDouble heldOut) {}
}
