package dev.regfit.data;

/**
 * Parts of encoded rows, for features that are the same whichever rows are learnt from: no value is missing, and none is
 * of a text. Of sparse rows all parts have the columns of the whole: one that is zero in every row is constant there.
 */
public final class FoldedDataset implements FoldedData {
    private final Dataset all;
    private final Partition partition;
    private final double[] weights;

    /** @param partOf part of each row */
    public FoldedDataset(Dataset all, int[] partOf) {
        this.all = all;
        this.partition = new Partition(partOf);
        this.weights = partition.sums(all.weights());
    }

    @Override
    public int parts() {
        return partition.parts();
    }

    @Override
    public long rows(int part) {
        return partition.size(part);
    }

    @Override
    public double weight(int part) {
        return weights[part];
    }

    @Override
    public Dataset training(int[] parts) {
        Dataset chosen = of(partition.rows(parts));
        double[] means = new double[all.columns()];
        chosen.x().multiplyTransposed(chosen.weights(), means);
        for (int j = 0; j < means.length; j++) {
            means[j] /= chosen.rows();
        }
        return withFills(chosen, means);
    }

    @Override
    public Dataset test(int part, TrainingData training) {
        return withFills(of(partition.rows(part)), training.fills());
    }

    @Override
    public boolean hasFixedColumns() {
        return true;
    }

    @Override
    public int[] positions(int part) {
        return partition.rows(part);
    }

    private Dataset of(int[] rows) {
        double[] own = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            own[i] = all.weights()[rows[i]];
        }
        Dataset.scale(own);
        return all.part(rows, own);
    }

    private static Dataset withFills(Dataset data, double[] fills) {
        return new Dataset(data.schema(), data.x(), data.y(), data.weights(), fills, 0, data.offset());
    }
}
