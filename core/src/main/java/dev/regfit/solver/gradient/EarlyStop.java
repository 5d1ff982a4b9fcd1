package dev.regfit.solver.gradient;

/**
 * Where rows that were held out have told to stop.
 *
 * @param epoch after which their loss was smallest
 * @param loss the mean over these rows, of the program's own objective
 */
public record EarlyStop(int epoch, double loss) {}
