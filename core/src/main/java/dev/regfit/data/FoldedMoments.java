package dev.regfit.data;

import java.util.List;
import java.util.function.Function;

/** Parts of which the moments are known. Several threads can use one. */
public final class FoldedMoments implements FoldedData {
    private final List<TableMoments> parts;
    private final Function<TableMoments, Schema> chosen;

    /**
     * @param parts not to be changed any more
     * @param chosen the features to learn from, of those that there are
     */
    public FoldedMoments(List<TableMoments> parts, Function<TableMoments, Schema> chosen) {
        this.parts = List.copyOf(parts);
        this.chosen = chosen;
    }

    @Override
    public int parts() {
        return parts.size();
    }

    @Override
    public long rows(int part) {
        return parts.get(part).rows();
    }

    @Override
    public double weight(int part) {
        return parts.get(part).moments().weight();
    }

    /** Added up rather than all less the others, so that nothing cancels and ranges are those of these rows. */
    @Override
    public MomentData training(int[] wanted) {
        TableMoments sum = parts.get(wanted[0]).copy();
        for (int k = 1; k < wanted.length; k++) {
            sum.add(parts.get(wanted[k]));
        }
        try {
            return sum.fill(chosen.apply(sum));
        } catch (DataProblem problem) {
            throw problem.inFold();
        }
    }

    @Override
    public MomentData test(int part, TrainingData training) {
        return parts.get(part).view().fillWith(training.schema(), training.fills());
    }

    @Override
    public boolean hasFixedColumns() {
        return false;
    }

    @Override
    public int[] positions(int part) {
        throw new IllegalStateException("only moments of the rows are known");
    }
}
