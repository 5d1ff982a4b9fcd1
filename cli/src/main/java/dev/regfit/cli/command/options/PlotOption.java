package dev.regfit.cli.command.options;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A picture beside a report. */
public final class PlotOption {
    /** What asks for the picture. */
    public static final String PLOT = "--plot";

    @MostUsed
    @Option(names = PLOT, paramLabel = "FILE", description = "Draw to FILE (*.svg, *.png), or - for characters.")
    private String file;

    @Mixin
    private final ThemeOption theme = new ThemeOption();

    /** Where it goes, if anywhere. */
    public PictureTarget target() {
        return PictureTarget.of(PLOT, file, theme.theme());
    }
}
