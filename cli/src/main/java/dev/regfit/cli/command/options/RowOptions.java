package dev.regfit.cli.command.options;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.RowKeeping;
import dev.regfit.solver.SolverName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How rows become training data. */
public final class RowOptions {
    @Mixin
    private LevelsOption levels;

    @Option(
            names = "--keep-rows",
            description = {
                "Keep all rows in memory, however many: for the MAE and for columns so",
                "nearly collinear that moments lose digits."
            })
    private boolean keepRows;

    /** What the options and the solver ask for. */
    public BuildOptions options(MissingPolicy missing, SolverName solver, int jobs) {
        RowKeeping keeping = keepRows || solver.needsRows() ? RowKeeping.ALWAYS : RowKeeping.WHILE_FEW;
        return new BuildOptions(missing, keeping, levels.most(), jobs);
    }
}
