package dev.regfit.cli.command;

/** What the process returns. */
final class ExitCode {
    static final int DONE = 0;
    static final int DEFECT = 1;
    static final int USAGE = 2;
    static final int DATA = 3;
    static final int NOT_CONVERGED = 4;
    static final int MODEL = 5;

    private ExitCode() {}
}
