package dev.regfit.cli.command.options;

import picocli.CommandLine.Option;

/** Whether only to say what would be done. */
public final class DryRunOption {
    @Option(
            names = "--dry-run",
            description = {
                "Say what would be read, fitted and written, as far as the options and",
                "the start of the data tell, and do nothing."
            })
    private boolean wanted;

    public boolean isWanted() {
        return wanted;
    }
}
