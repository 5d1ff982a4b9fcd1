package dev.regfit.cli.command.options;

import dev.regfit.cli.plot.PictureFormat;
import dev.regfit.problem.SettingsException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A picture beside a report. */
public final class PlotOption {
    private static final String TERMINAL = "-";

    @MostUsed
    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description = {"Draw to FILE, which is called *.svg or *.png; or - for characters", "below the report."})
    private String file;

    /** The file to draw to, or null. */
    public String file() {
        return isInTerminal() ? null : file;
    }

    /** Whether the picture goes below the report. */
    public boolean isInTerminal() {
        return TERMINAL.equals(file);
    }

    /**
     * What is written to the file.
     *
     * @throws SettingsException when its name does not say
     */
    public Optional<PictureFormat> format() {
        if (file() == null) {
            return Optional.empty();
        }
        Optional<PictureFormat> format = PictureFormat.of(file);
        if (format.isEmpty()) {
            throw new SettingsException(
                    "--plot %s: pictures are SVG or PNG; name the file *.svg or *.png, or - for the terminal"
                            .formatted(file));
        }
        return format;
    }
}
