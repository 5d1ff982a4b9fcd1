package dev.regfit.cli.table;

import dev.regfit.data.Counts;
import dev.regfit.data.MissingPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts, by column, the cells that are unlike those a model was trained on, to be told when all is read. */
final class CellCounts {
    private final MissingPolicy.Fill fill;
    private final Map<String, Long> filled = new LinkedHashMap<>();
    private final Map<String, Long> unseen = new LinkedHashMap<>();
    private final Map<String, String> examples = new LinkedHashMap<>();

    /** @param fill what missing cells are filled with */
    CellCounts(MissingPolicy.Fill fill) {
        this.fill = fill;
    }

    /** Counts a missing cell of a column that was complete in training. */
    void filled(String column) {
        filled.merge(column, 1L, Long::sum);
    }

    /** Counts a text that was not in the training data. */
    void unseen(String column, String text) {
        unseen.merge(column, 1L, Long::sum);
        examples.putIfAbsent(column, text);
    }

    /** One sentence for each column and kind. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        String with = fill == MissingPolicy.Fill.ZERO ? "zero" : "the training " + fill.label();
        filled.forEach((column, count) -> notes.add(cells(count, column)
                + (count == 1 ? " was missing and" : " were missing and") + " filled with " + with
                + "; the column had no missing values in training"));
        unseen.forEach((column, count) -> notes.add(cells(count, column)
                + (count == 1 ? " holds a text that was" : " hold texts that were")
                + " not in the training data, such as "
                + DataException.quote(examples.get(column))));
        return notes;
    }

    private static String cells(long count, String column) {
        return Counts.grouped(count) + (count == 1 ? " cell" : " cells") + " of column " + DataException.quote(column);
    }
}
