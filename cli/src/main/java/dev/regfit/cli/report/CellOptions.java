package dev.regfit.cli.report;

import dev.regfit.data.CellReading;
import dev.regfit.data.TextList;

/** The options that ask for a reading of cells, as a message names them. */
public final class CellOptions {
    private CellOptions() {}

    /** Those of a reading. */
    public static String of(CellReading cells) {
        String list = TextList.format(cells.missing());
        String argument = list.contains("\"") ? "'" + list + "'" : list; // lest a shell take the quotes
        return "--decimal %c and %s"
                .formatted(cells.decimal(), cells.missing().isEmpty() ? "no --na-values" : "--na-values " + argument);
    }
}
