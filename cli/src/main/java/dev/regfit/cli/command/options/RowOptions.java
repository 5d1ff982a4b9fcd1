package dev.regfit.cli.command.options;

import dev.regfit.cli.table.InputFormat;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.RowKeeping;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How rows become training data. */
public final class RowOptions {
    @Mixin
    private final LevelsOption levels = new LevelsOption();

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--keep-rows",
            description = {
                "Keep all rows in memory, however many: for the MAE and for columns so",
                "nearly collinear that moments lose digits."
            })
    private boolean keepRows;

    /**
     * What the options ask for.
     *
     * @param needed whether something else needs all rows
     */
    public BuildOptions options(MissingPolicy missing, boolean needed, int jobs) {
        RowKeeping keeping = keepRows || needed ? RowKeeping.ALWAYS : RowKeeping.WHILE_FEW;
        return new BuildOptions(missing, keeping, levels.most(), jobs);
    }
}
