package dev.regfit.cli.table;

import dev.regfit.data.CellReading;
import java.util.HashSet;
import java.util.Set;

/** What single cells are worth, away from a file: by the same rules as in one. */
public final class CellValues {
    private final CellParser parser;

    /** @param cells how they are read */
    public CellValues(CellReading cells) {
        Set<String> missing = new HashSet<>(TableOptions.MISSING);
        missing.addAll(cells.missing());
        parser = new CellParser(cells.decimal(), missing);
    }

    /**
     * The number in a cell; NaN where it is missing.
     *
     * @param cell null where it is missing
     * @param column name of the column, to be told
     * @param use what it is for
     * @throws DataException when it is no usable number
     */
    public double number(String cell, String column, Slot.Use use) {
        if (cell == null) {
            return Double.NaN;
        }
        double value = parser.number(cell);
        if (value == CellParser.UNUSABLE) {
            throw RecordErrors.unusable(new RecordErrors.Cell(null, column, cell, use), parser.problem(cell));
        }
        return value;
    }

    /** The text in a cell; null where it is missing. */
    public String text(String cell) {
        return cell == null || parser.isMissing(cell) ? null : cell;
    }
}
