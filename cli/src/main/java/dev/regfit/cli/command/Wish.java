package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.data.RowParts;
import dev.regfit.model.FoldCut;
import dev.regfit.solver.SolverName;
import java.util.List;
import java.util.Optional;

/**
 * What is wanted of the rows.
 *
 * @param solver some solvers need all rows
 * @param folds how to cut them, or null if they are not to be cut
 * @param single whether single rows of the folds are needed, not only their moments
 * @param kept whether all rows are needed, whatever is made of the folds
 */
record Wish(SolverName solver, FoldOptions folds, boolean single, boolean kept) {
    /** To fit and no more. */
    static Wish toFit(SolverName solver) {
        return new Wish(solver, null, false, false);
    }

    /** Whether rows may have to be left out singly. */
    boolean mayLeaveOutRows() {
        return single || folds != null;
    }

    String label() {
        return folds == null ? null : folds.column();
    }

    /**
     * What rows are cut by.
     *
     * @param column the name of the column that they are cut by, or the empty string
     * @param classes whether they have a class
     */
    Optional<FoldCut> cut(String column, boolean classes) {
        return folds == null ? Optional.empty() : Optional.of(folds.cut(column, classes));
    }

    /** @param classes whether rows have a class */
    List<RowParts> partitions(boolean classes) {
        return folds == null ? List.of() : folds.partitions(classes);
    }

    /** Whether the solver goes through the rows in passes, so that they may be read again. */
    boolean makesPasses() {
        return solver == SolverName.SGD;
    }

    /**
     * Whether all rows must be kept while they are read.
     *
     * @param again whether they can be read once more
     */
    boolean keepsRows(List<RowParts> partitions, boolean again) {
        return single
                || kept
                || (solver.needsRows() && !(makesPasses() && again))
                || (folds != null && folds.takesSingleErrors())
                || partitions.stream().anyMatch(RowParts::needsAllRows);
    }
}
