package dev.regfit.cli;

import dev.regfit.cli.command.Application;

/** Entry point of the command line. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(Application.run(args));
    }
}
