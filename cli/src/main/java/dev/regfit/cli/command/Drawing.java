package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.cli.command.options.PictureTarget;
import dev.regfit.cli.command.options.PlotOption;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.PictureFormat;
import dev.regfit.cli.report.ReportFormat;
import dev.regfit.problem.SettingsException;
import java.util.Optional;
import java.util.function.Supplier;

/** A picture that goes to a file of its own, or to standard output, below a report if there is one. */
final class Drawing implements AutoCloseable {
    private final Console console;
    private final PictureTarget target;
    private final Optional<PictureFormat> format;
    private final OutputFile file;
    private String characters = "";

    /** Opens the file, if there is to be one: what cannot be written must be known before the work is done. */
    private Drawing(PictureTarget target, Console console) {
        this.console = console;
        this.target = target;
        this.format = target.format();
        this.file = OutputFile.open(target.file());
    }

    /**
     * A picture beside a report, where one is asked for.
     *
     * @throws SettingsException when the picture can go nowhere
     */
    static Drawing beside(FormatOption report, PlotOption plot, Console console) {
        PictureTarget target = plot.target();
        if (target.isInTerminal() && report.format() != ReportFormat.TEXT) {
            throw new SettingsException("--plot - draws below the report for people, and -f %s is none; name a file"
                    .formatted(report.format().label()));
        }
        return new Drawing(target, console);
    }

    /**
     * A picture that is all there is.
     *
     * @throws SettingsException when the picture can go nowhere
     */
    static Drawing alone(PictureOption picture, Console console) {
        return new Drawing(picture.target(), console);
    }

    /** Draws, and writes the file if there is one. */
    void draw(Supplier<Picture> picture) {
        if (file != null) {
            file.writer().bytes(format.orElseThrow().write(picture.get(), target.theme()));
            file.commit();
        } else if (target.isInTerminal()) {
            characters = PictureFormat.inTerminal(picture.get(), console.width(), console.colour());
        }
    }

    /** Writes what belongs below the report. */
    void showBelow() {
        if (target.isInTerminal()) {
            console.out().write("\n");
            show();
        }
    }

    /** Writes what belongs on standard output. */
    void show() {
        console.out().write(characters);
        console.out().flush();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
