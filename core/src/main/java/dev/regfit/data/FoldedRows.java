package dev.regfit.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Parts of rows that were kept as they were read: any of them can be learnt from as if they were all that was read. */
final class FoldedRows implements FoldedData {
    private final Schema shape;
    private final BuildOptions options;
    private final Encoding encoding;
    private final List<CellBlock> blocks;
    private final List<List<String>> levels;
    private final long dropped;
    private final int[] partOf;
    private final int[] rows;
    private final double[] weights;

    /**
     * @param shape the table's inputs, terms and target
     * @param blocks not to be changed any more; they hold numbers of levels in place of texts
     * @param levels the texts of each input in the order of their numbers, empty for numbers
     * @param dropped number of rows left out
     * @param partOf part of each row
     */
    FoldedRows(
            Schema shape,
            MissingPolicy missing,
            Encoding encoding,
            List<CellBlock> blocks,
            List<List<String>> levels,
            long dropped,
            int[] partOf) {
        this.shape = shape;
        this.options = BuildOptions.keepingRows(missing);
        this.encoding = encoding;
        this.blocks = List.copyOf(blocks);
        this.levels = List.copyOf(levels);
        this.dropped = dropped;
        this.partOf = partOf;
        int parts = Arrays.stream(partOf).max().orElse(-1) + 1;
        this.rows = new int[parts];
        this.weights = new double[parts];
        int at = 0;
        for (CellBlock block : blocks) {
            for (int i = 0; i < block.rows(); i++) {
                rows[partOf[at]]++;
                weights[partOf[at++]] += block.weight(i);
            }
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
        return weights[part];
    }

    /** Takes rows. */
    private interface Sink {
        void row(double[] numbers, String[] texts, double target, double weight);
    }

    private void read(boolean[] wanted, Sink sink) {
        int inputs = levels.size();
        double[] numbers = new double[inputs];
        String[] texts = new String[inputs];
        int at = 0;
        for (CellBlock block : blocks) {
            for (int i = 0; i < block.rows(); i++) {
                if (!wanted[partOf[at++]]) {
                    continue;
                }
                System.arraycopy(block.cells(), i * inputs, numbers, 0, inputs);
                for (int k = 0; k < inputs; k++) {
                    boolean text = !levels.get(k).isEmpty() && !Double.isNaN(numbers[k]);
                    texts[k] = text ? levels.get(k).get((int) numbers[k]) : null;
                }
                sink.row(numbers, texts, block.target(i), block.weight(i));
            }
        }
    }

    @Override
    public Dataset training(int[] wanted) {
        boolean[] chosen = new boolean[parts()];
        for (int part : wanted) {
            chosen[part] = true;
        }
        DatasetBuilder builder = new DatasetBuilder(shape, options);
        read(chosen, builder::add);
        Dataset data = (Dataset) builder.build(encoding);
        return wanted.length == parts()
                ? new Dataset(data.schema(), data.x(), data.y(), data.weights(), data.fills(), dropped)
                : data;
    }

    @Override
    public Dataset test(int part, TrainingData training) {
        boolean[] chosen = new boolean[parts()];
        chosen[part] = true;
        int n = rows[part];
        int p = training.columns();
        RowEncoder encoder = new RowEncoder(training.schema());
        double[] features = new double[p];
        double[] values = new double[Math.multiplyExact(n, p)];
        double[] y = new double[n];
        double[] weight = new double[n];
        int[] at = {0};
        read(chosen, (numbers, texts, target, rowWeight) -> {
            int i = at[0]++;
            encoder.encode(numbers, texts, features, true);
            for (int j = 0; j < p; j++) {
                values[j * n + i] = Double.isNaN(features[j]) ? training.fills()[j] : features[j];
            }
            y[i] = target;
            weight[i] = rowWeight;
        });
        return new Dataset(training.schema(), new DenseMatrix(n, p, values), y, weight, training.fills(), 0);
    }

    @Override
    public int[] positions(int part) {
        return IntStream.range(0, partOf.length).filter(i -> partOf[i] == part).toArray();
    }
}
