package dev.regfit.cli.command.options;

import picocli.CommandLine.Option;

/** A page of HTML beside a report. */
public final class PageOption {
    @MostUsed("Write a page of HTML about the model.")
    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = {"Write a page of HTML to FILE: the whole report, with a slider over the", "strength."})
    private String file;

    /** The file to write to, or null. */
    public String file() {
        return file;
    }
}
