package dev.regfit.cli.report;

import dev.regfit.model.Json;
import java.util.Map;

/** What a command has to say; each format asks for it in its own shape. */
public interface Report {
    /** For programs: a tree as {@link Json#write} takes it. */
    Map<String, Object> tree();

    /** The report's main table, for spreadsheets and to be pasted into texts. */
    Sheet sheet();

    /** The same as text, with a line end at its end. */
    default String json() {
        return Json.write(tree());
    }

    /** All rows for programs: those of the main table, unless there are more. */
    default CsvTable csv() {
        return sheet().csv();
    }

    /** For people. */
    void write(TextPage page);
}
