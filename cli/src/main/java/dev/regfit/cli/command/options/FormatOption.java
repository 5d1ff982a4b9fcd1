package dev.regfit.cli.command.options;

import dev.regfit.cli.report.ReportFormat;
import dev.regfit.problem.SettingsException;
import picocli.CommandLine.Option;

/** The format of the report. */
public final class FormatOption {
    /** More do not tell doubles apart. */
    private static final int MOST_DIGITS = 17;

    @MostUsed
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Labels.FormatConverter.class,
            description = {"text, json, csv, tsv, markdown, latex or html."})
    private ReportFormat format = ReportFormat.TEXT;

    @Option(
            names = "--digits",
            paramLabel = "N",
            description = {"Significant digits of numbers in markdown, latex and html", "(default: 4)."})
    private Integer digits;

    public ReportFormat format() {
        return format;
    }

    /**
     * Significant digits of tables to be pasted.
     *
     * @throws SettingsException when they are asked for in another format, or are none
     */
    public int digits() {
        if (digits == null) {
            return ReportFormat.Look.USUAL_DIGITS;
        }
        if (!format.isRounded()) {
            throw new SettingsException("--digits is for -f markdown, latex and html; -f %s %s"
                    .formatted(
                            format.label(),
                            format == ReportFormat.TEXT ? "rounds as suits its lines" : "has all digits"));
        }
        if (digits < 1 || digits > MOST_DIGITS) {
            throw new SettingsException("--digits: %d is not between 1 and %d".formatted(digits, MOST_DIGITS));
        }
        return digits;
    }
}
