package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.PictureFormat;
import dev.regfit.cli.report.ReportFormat;
import dev.regfit.problem.SettingsException;
import java.util.Optional;
import java.util.function.Supplier;

/** A picture that goes to a file of its own or below a report, where one is asked for. */
final class Drawing implements AutoCloseable {
    private final Console console;
    private final boolean isBelow;
    private final Optional<PictureFormat> format;
    private final OutputFile file;
    private String below = "";

    /**
     * Opens the file, if there is to be one: what cannot be written must be known before the work is done.
     *
     * @throws SettingsException when the picture can go nowhere
     */
    Drawing(PlotOption plot, FormatOption report, Console console) {
        this.console = console;
        this.isBelow = plot.isInTerminal();
        if (isBelow && report.format() != ReportFormat.TEXT) {
            throw new SettingsException(
                    "--plot - draws below the report for people, and -f %s is for programs; name a file"
                            .formatted(report.format().label()));
        }
        this.format = plot.format();
        this.file = OutputFile.open(plot.file());
    }

    /** Draws, and writes the file if there is one. */
    void draw(Supplier<Picture> picture) {
        if (file != null) {
            file.writer().bytes(format.orElseThrow().write(picture.get()));
            file.commit();
        } else if (isBelow) {
            below = PictureFormat.inTerminal(picture.get(), console.width(), console.colour());
        }
    }

    /** Writes what belongs below the report. */
    void showBelow() {
        if (isBelow) {
            console.out().write("\n" + below);
            console.out().flush();
        }
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
