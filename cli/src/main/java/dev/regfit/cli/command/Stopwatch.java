package dev.regfit.cli.command;

/** Measures from its making on. */
final class Stopwatch {
    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }
}
