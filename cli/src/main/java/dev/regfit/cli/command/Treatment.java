package dev.regfit.cli.command;

import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import java.util.List;

/**
 * What was made of a table's cells.
 *
 * @param missing what became of missing values
 * @param incomplete the columns that had some, by name
 * @param weights the name of the column of weights, empty for none
 * @param cells how cells were read
 */
record Treatment(MissingPolicy missing, List<String> incomplete, String weights, CellReading cells) {
    /** Where there are numbers only. */
    static final Treatment NONE = new Treatment(MissingPolicy.ERROR, List.of(), "", CellReading.USUAL);
}
