package dev.regfit.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which texts some rows hold in each column, by the texts' numbers. */
final class LevelSets {
    private final List<BitSet> seen = new ArrayList<>();
    private final List<Integer> textColumns = new ArrayList<>();

    /** @param shape tells which predictors are texts */
    LevelSets(Schema shape) {
        for (int k = 0; k < shape.predictors().size(); k++) {
            seen.add(new BitSet());
            if (shape.predictors().get(k).text()) {
                textColumns.add(k);
            }
        }
    }

    /** Takes note of what a block holds. */
    void add(CellBlock block) {
        for (int k : textColumns) {
            for (int i = 0; i < block.rows(); i++) {
                if (!block.isMissing(i, k)) {
                    seen.get(k).set((int) block.cell(i, k));
                }
            }
        }
    }

    /** Takes note of what other rows of the same columns hold. */
    void add(LevelSets others) {
        for (int k : textColumns) {
            seen.get(k).or(others.seen.get(k));
        }
    }

    /**
     * The given columns with those levels only that were seen.
     *
     * @param all has the levels in the order of their numbers
     */
    Schema in(Schema all) {
        List<List<String>> levels = new ArrayList<>();
        for (int k = 0; k < seen.size(); k++) {
            List<String> known = all.predictors().get(k).levels();
            levels.add(seen.get(k).stream().mapToObj(known::get).toList());
        }
        return all.withLevels(levels);
    }
}
