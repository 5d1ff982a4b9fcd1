package dev.regfit.spark.submit;

import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.DistantTable;

/** The rows of a table, to be read here or summed where they are. */
interface Rows extends DistantTable {

    /** Opens the table: its names and types, and the first rows if not more. */
    DelimitedTable open();

    /**
     * All rows, to be read here from their start.
     *
     * @param opened by {@link #open}
     */
    DelimitedTable whole(DelimitedTable opened);
}
