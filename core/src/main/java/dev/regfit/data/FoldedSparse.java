package dev.regfit.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Parts of sparse rows. All have the columns of the whole: one that is zero in every row of a part is constant there. */
public final class FoldedSparse implements FoldedData {
    private final SparseRows all;
    private final String target;
    private final int[] partOf;
    private final int[] rows;

    /**
     * @param all not to be changed any more
     * @param partOf part of each row
     */
    public FoldedSparse(SparseRows all, String target, int[] partOf) {
        this.all = all;
        this.target = target;
        this.partOf = partOf;
        this.rows = new int[Arrays.stream(partOf).max().orElse(-1) + 1];
        for (int part : partOf) {
            rows[part]++;
        }
    }

    @Override
    public int parts() {
        return rows.length;
    }

    @Override
    public long rows(int part) {
        return rows[part];
    }

    @Override
    public double weight(int part) {
        return rows[part];
    }

    @Override
    public Dataset training(int[] wanted) {
        boolean[] chosen = new boolean[parts()];
        for (int part : wanted) {
            chosen[part] = true;
        }
        return of(chosen);
    }

    @Override
    public Dataset test(int part, TrainingData training) {
        boolean[] chosen = new boolean[parts()];
        chosen[part] = true;
        return of(chosen);
    }

    private Dataset of(boolean[] chosen) {
        return all.subset(i -> chosen[partOf[i]]).build(target);
    }

    @Override
    public int[] positions(int part) {
        return IntStream.range(0, partOf.length).filter(i -> partOf[i] == part).toArray();
    }
}
