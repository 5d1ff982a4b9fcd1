package dev.regfit.cli.table;

import java.util.Arrays;

/**
 * Which slots want each cell of a record.
 *
 * @param only for each cell its slot, if it is wanted as one number only; otherwise a negative mark
 * @param all for each cell all slots that want it
 */
record CellSlots(int[] only, int[][] all) {
    /** A cell that nobody wants. */
    static final int UNWANTED = -1;

    /** A cell for several slots or for text. */
    static final int SHARED = -2;

    /** A cell in which nothing may be. */
    static final int EMPTY = -3;

    private static final int[] NONE = {};

    static CellSlots of(Layout layout) {
        int[] only = new int[layout.cells()];
        int[][] all = new int[only.length][];
        Arrays.fill(only, UNWANTED);
        Arrays.fill(all, NONE);
        for (int k = 0; k < layout.slots().size(); k++) {
            int j = layout.position(k);
            boolean alone = only[j] == UNWANTED && layout.slots().get(k).type() == ColumnType.NUMBER;
            all[j] = Arrays.copyOf(all[j], all[j].length + 1);
            all[j][all[j].length - 1] = k;
            only[j] = alone && !layout.parser().numbersSpellMissing() ? k : SHARED;
        }
        if (layout.endsEmpty()) {
            only[only.length - 1] = EMPTY;
        }
        return new CellSlots(only, all);
    }
}
