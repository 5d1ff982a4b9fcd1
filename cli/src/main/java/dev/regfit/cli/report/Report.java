package dev.regfit.cli.report;

import java.util.Map;

/** What a command has to say; each format asks for it in its own shape. */
public interface Report {
    /** For programs: a tree as {@link dev.regfit.model.Json#write} takes it. */
    Map<String, Object> tree();

    /** The report's main table, for spreadsheets and to be pasted into texts. */
    Sheet sheet();

    /** For people. */
    void write(TextPage page);
}
