package dev.regfit.cli.command.options;

import dev.regfit.cli.plot.PictureFormat;
import dev.regfit.cli.plot.Theme;
import dev.regfit.problem.SettingsException;
import java.util.Optional;

/**
 * Where a picture goes.
 *
 * @param option that says so
 * @param file to be drawn to, or null for none
 * @param isInTerminal whether it is drawn with characters on standard output
 */
public record PictureTarget(String option, String file, boolean isInTerminal, Theme theme) {
    private static final String TERMINAL = "-";

    /**
     * What an option names.
     *
     * @param value of the option, or null
     */
    static PictureTarget of(String option, String value, Theme theme) {
        boolean isInTerminal = TERMINAL.equals(value);
        return new PictureTarget(option, isInTerminal ? null : value, isInTerminal, theme);
    }

    /** Whether there is to be a picture. */
    public boolean isWanted() {
        return isInTerminal || file != null;
    }

    /**
     * What is written to the file.
     *
     * @throws SettingsException when its name does not say
     */
    public Optional<PictureFormat> format() {
        if (file == null) {
            return Optional.empty();
        }
        Optional<PictureFormat> format = PictureFormat.of(file);
        if (format.isEmpty()) {
            throw new SettingsException(
                    "%s %s: pictures are SVG or PNG; name the file *.svg or *.png, or - for the terminal"
                            .formatted(option, file));
        }
        return format;
    }
}
