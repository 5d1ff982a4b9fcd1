package dev.regfit.cli.command.options;

import dev.regfit.cli.report.ReportFormat;
import picocli.CommandLine.Option;

/** The format of the report. */
public final class FormatOption {
    @MostUsed
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Labels.FormatConverter.class,
            description = "text (for people, the default), json or csv.")
    private ReportFormat format = ReportFormat.TEXT;

    public ReportFormat format() {
        return format;
    }
}
