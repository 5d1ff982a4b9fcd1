package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import java.util.List;

/** Opens tables that are not files of this machine, in their place. */
public interface TableOpener {

    /**
     * Opens a table.
     *
     * @param names what was given in place of data files
     * @param reading how cells are read
     * @param known how where nothing is asked for
     */
    Table open(List<String> names, ReadingOptions reading, CellReading known);
}
