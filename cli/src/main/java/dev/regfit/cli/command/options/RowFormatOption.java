package dev.regfit.cli.command.options;

import dev.regfit.cli.report.RowFormat;
import picocli.CommandLine.Option;

/** The format of rows. */
public final class RowFormatOption {
    @MostUsed
    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            converter = Labels.RowFormatConverter.class,
            description = "csv (the default), tsv or json (an array of objects).")
    private RowFormat format = RowFormat.CSV;

    public RowFormat format() {
        return format;
    }
}
