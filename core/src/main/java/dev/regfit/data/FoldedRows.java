package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/** Parts of rows that were kept as they were read, and are encoded anew for whichever rows are learnt from. */
final class FoldedRows implements FoldedData {
    private final Schema all;
    private final MissingPolicy missing;
    private final Encoding encoding;
    private final List<CellBlock> blocks;
    private final Partition partition;
    private final double[] weights;

    /**
     * @param all the table, with the levels of texts in the order of their numbers
     * @param blocks not to be changed any more; they hold numbers of levels in place of texts
     * @param partOf part of each row
     */
    FoldedRows(Schema all, MissingPolicy missing, Encoding encoding, List<CellBlock> blocks, int[] partOf) {
        this.all = all;
        this.missing = missing;
        this.encoding = encoding;
        this.blocks = List.copyOf(blocks);
        this.partition = new Partition(partOf);
        double[] weightOf = new double[partOf.length];
        int at = 0;
        for (CellBlock block : blocks) {
            System.arraycopy(block.weights(), 0, weightOf, at, block.rows());
            at += block.rows();
        }
        this.weights = partition.sums(weightOf);
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
        List<CellBlock> chosen = blocks(parts);
        LevelSets levels = new LevelSets(all);
        chosen.forEach(levels::add);
        try {
            return encoder(levels.in(all).encoded(encoding, missingColumns(chosen)), chosen)
                    .filled(missing.fill(), 0);
        } catch (DataProblem problem) {
            throw problem.inFold();
        }
    }

    @Override
    public Dataset test(int part, TrainingData training) {
        return encoder(training.schema(), blocks(part)).filledWith(training.fills());
    }

    private List<CellBlock> blocks(int... parts) {
        boolean[] chosen = partition.chosen(parts);
        List<CellBlock> some = new ArrayList<>();
        int from = 0;
        for (CellBlock block : blocks) {
            some.add(block.only(chosen, from));
            from += block.rows();
        }
        return some;
    }

    private BlockEncoder encoder(Schema schema, List<CellBlock> chosen) {
        int rows = 0;
        for (CellBlock block : chosen) {
            rows += block.rows();
        }
        BlockEncoder encoder = new BlockEncoder(schema, all, rows);
        chosen.forEach(encoder::add);
        return encoder;
    }

    /** The columns that get an indicator of where they are missing. */
    private List<String> missingColumns(List<CellBlock> chosen) {
        List<String> columns = new ArrayList<>();
        for (int k = 0; k < all.predictors().size() && missing.hasIndicators(); k++) {
            if (isMissingSomewhere(chosen, k)) {
                columns.add(all.predictors().get(k).name());
            }
        }
        return columns;
    }

    private static boolean isMissingSomewhere(List<CellBlock> chosen, int input) {
        for (CellBlock block : chosen) {
            for (int i = 0; i < block.rows(); i++) {
                if (block.isMissing(i, input)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public boolean hasFixedColumns() {
        return encoding == Encoding.ONEHOT && blocks.stream().allMatch(CellBlock::isComplete);
    }

    @Override
    public int[] positions(int part) {
        return partition.rows(part);
    }
}
