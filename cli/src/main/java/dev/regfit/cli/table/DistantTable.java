package dev.regfit.cli.table;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DistantRows;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.Schema;

/** A table whose rows are on other machines, and can be summed there. */
public interface DistantTable {

    /** Number of rows, as far as they are worth to be counted: of a small table it may be too small. */
    long rows();

    /**
     * The rows.
     *
     * @param shape predictors as the roles tell, terms and target
     * @param options of which what becomes of missing values counts, and how many levels there may be
     * @param parts the part that each row is in
     */
    DistantRows rows(ColumnRoles roles, Schema shape, BuildOptions options, PartsAnywhere parts);
}
