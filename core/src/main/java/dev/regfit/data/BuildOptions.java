package dev.regfit.data;

import java.util.List;
import java.util.Optional;

/**
 * How training data are made of rows.
 *
 * @param missing what becomes of missing values
 * @param keeping whether rows are kept
 * @param maxLevels how many different texts a column may have: each is a weight of its own, and a column with very many
 *     is rather an identifier
 * @param jobs number of threads that may work at the same time; it makes no difference to the result
 * @param partitions the ways to cut the rows in parts, for {@link DatasetBuilder#folded}; there may be none
 * @param target what is made of targets, where the schema's transform does not say all
 */
public record BuildOptions(
        MissingPolicy missing,
        RowKeeping keeping,
        int maxLevels,
        int jobs,
        List<RowParts> partitions,
        Optional<TargetRule> target) {
    /** As many levels as are still likely to be meant. */
    public static final int MAX_LEVELS = 1000;

    public BuildOptions {
        partitions = List.copyOf(partitions);
    }

    /** For rows that are not cut in parts. */
    public BuildOptions(MissingPolicy missing, RowKeeping keeping, int maxLevels, int jobs) {
        this(missing, keeping, maxLevels, jobs, List.of(), Optional.empty());
    }

    /** The same for rows that are cut in parts. */
    public BuildOptions parted(List<RowParts> ways) {
        return new BuildOptions(missing, keeping, maxLevels, jobs, ways, target);
    }

    /** The same for targets of which something is made. */
    public BuildOptions with(TargetRule rule) {
        return new BuildOptions(missing, keeping, maxLevels, jobs, partitions, Optional.of(rule));
    }

    /** Rows kept, one thread. */
    public static BuildOptions keepingRows(MissingPolicy missing) {
        return new BuildOptions(missing, RowKeeping.ALWAYS, MAX_LEVELS, 1);
    }

    /**
     * Whether rows that are elsewhere are summed there rather than brought here: there are many, and sums will do.
     *
     * @param shape what they are
     */
    public boolean summable(long rows, Schema shape) {
        int inputs = shape.predictors().size();
        return keeping == RowKeeping.WHILE_FEW
                && !missing.needsRows()
                && partitions.stream().allMatch(parts -> parts.anywhere().isPresent())
                && target.map(TargetTransform.class::isInstance).orElse(true)
                && RowKeeping.areMany(rows, inputs + 1, inputs);
    }

    /** The ways to cut rows that are elsewhere; all together if they are not to be cut. */
    public List<PartsAnywhere> partsAnywhere() {
        return partitions.isEmpty()
                ? List.of(PartsAnywhere.ALL_TOGETHER)
                : partitions.stream()
                        .map(parts -> parts.anywhere().orElseThrow())
                        .toList();
    }
}
