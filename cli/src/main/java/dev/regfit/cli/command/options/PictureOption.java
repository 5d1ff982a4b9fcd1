package dev.regfit.cli.command.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A picture that is all a command makes. */
public final class PictureOption {
    /** What names the file. */
    public static final String OUTPUT = "--output";

    @MostUsed
    @Option(
            names = {"-o", OUTPUT},
            paramLabel = "FILE",
            defaultValue = "-",
            description = {
                "Draw to FILE, which is called *.svg or *.png; or - for characters",
                "on standard output (the default)."
            })
    private String file;

    @Mixin
    private final ThemeOption theme = new ThemeOption();

    /** Where it goes. */
    public PictureTarget target() {
        return PictureTarget.of(OUTPUT, file, theme.theme());
    }
}
