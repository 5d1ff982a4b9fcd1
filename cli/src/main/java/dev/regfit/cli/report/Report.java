package dev.regfit.cli.report;

import java.util.Map;

/** What a command has to say; each format asks for it in its own shape. */
public interface Report {
    /** For programs: a tree as {@link dev.regfit.model.Json#write} takes it. */
    Map<String, Object> tree();

    /** For spreadsheets: the report's main table. */
    CsvTable csv();

    /** For people. */
    void write(TextPage page);
}
