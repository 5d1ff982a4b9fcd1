package dev.regfit.cli;

import dev.regfit.cli.command.Application;
import java.io.IOException;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        if (Training.isWanted()) {
            Training.run();
            return;
        }
        int code = Application.run(args);
        // From Java 21 on an exit asks for a logger first, which is looked for in all jars; all threads are daemons.
        if (code != 0) {
            System.exit(code);
        }
    }
}
