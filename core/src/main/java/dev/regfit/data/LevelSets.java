package dev.regfit.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Which texts some rows hold in each column, by the texts' numbers. */
final class LevelSets {
    private final List<Integer> textColumns = new ArrayList<>();
    /** Of each predictor; null for numbers. */
    private final BitSet[] seen;

    /** @param shape tells which predictors are texts */
    LevelSets(Schema shape) {
        seen = new BitSet[shape.predictors().size()];
        for (int k = 0; k < seen.length; k++) {
            if (shape.predictors().get(k).text()) {
                textColumns.add(k);
                seen[k] = new BitSet();
            }
        }
    }

    /** Takes note of what a block holds. */
    void add(CellBlock block) {
        for (int k : textColumns) {
            for (int i = 0; i < block.rows(); i++) {
                if (!block.isMissing(i, k)) {
                    seen[k].set((int) block.cell(i, k));
                }
            }
        }
    }

    /** Takes note of what other rows of the same columns hold. */
    void add(LevelSets others) {
        for (int k : textColumns) {
            seen[k].or(others.seen[k]);
        }
    }

    /**
     * The given columns with those levels only that were seen.
     *
     * @param all has the levels in the order of their numbers
     */
    Schema in(Schema all) {
        List<List<String>> levels = new ArrayList<>();
        for (int k = 0; k < seen.length; k++) {
            List<String> known = all.predictors().get(k).levels();
            levels.add(
                    seen[k] == null
                            ? List.of()
                            : seen[k].stream().mapToObj(known::get).toList());
        }
        return all.withLevels(levels);
    }
}
