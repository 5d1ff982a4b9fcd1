package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowStoreTest {
    private static final long VERY_MANY = 1_000_000_000;
    private static final Schema SHAPE = Builders.shape(List.of("x"), new boolean[1], "y");
    /** One row more than fills a block. */
    private static final int ROWS = Moments.blockRows(1) + 1;

    /** A part for even rows and one for odd ones, for which all rows are needed or not. */
    private record EvenAndOdd(boolean needsAllRows) implements RowParts {
        @Override
        public int of(long row, String label) {
            return (int) (row % 2);
        }
    }

    private static RowStore store(RowKeeping keeping, MissingPolicy missing, List<RowParts> partitions) {
        return new RowStore(1, new BuildOptions(missing, keeping, 10, 1).parted(partitions), () -> SHAPE);
    }

    private static RowStore store(RowKeeping keeping, RowParts... partitions) {
        return store(keeping, MissingPolicy.ERROR, List.of(partitions));
    }

    /** Row i has the cell i and the target -i, and is row 3i of those that arrived. */
    private static RowStore filled(RowStore store, int rows) {
        for (int i = 0; i < rows; i++) {
            store.add(new double[] {i}, new Outcome(-i, 1), true, 3 * i);
        }
        return store;
    }

    private static RowStore filledOfMany(RowStore store) {
        store.expect(VERY_MANY);
        return filled(store, ROWS);
    }

    @Test
    void keepsRowsWhileFew() {
        RowStore store = filled(store(RowKeeping.WHILE_FEW), ROWS);
        assertFalse(store.hasOnlyMoments());
        List<CellBlock> blocks = store.blocks();
        assertEquals(2, blocks.size());
        assertEquals(ROWS - 1, blocks.get(1).cell(0, 0));
        assertEquals(1 - ROWS, blocks.get(1).target(0));
    }

    @Test
    void changesToMomentsWhereManyAreToCome() {
        assertTrue(filledOfMany(store(RowKeeping.WHILE_FEW)).hasOnlyMoments());
        assertTrue(
                filledOfMany(store(RowKeeping.WHILE_FEW, new EvenAndOdd(false))).hasOnlyMoments());
        assertTrue(store(RowKeeping.NEVER).hasOnlyMoments(), "at once");
    }

    @Test
    void keepsRowsThatAreNeeded() {
        assertFalse(filledOfMany(store(RowKeeping.ALWAYS)).hasOnlyMoments());
        assertFalse(
                filledOfMany(store(RowKeeping.WHILE_FEW, new EvenAndOdd(true))).hasOnlyMoments());
        assertFalse(filledOfMany(store(RowKeeping.WHILE_FEW, MissingPolicy.MEDIAN, List.of()))
                .hasOnlyMoments());
    }

    /** Those of the rows that were kept before the change, and of the others. */
    @Test
    void losesNoRowOnTheWayToMoments() {
        RowStore store = filledOfMany(store(RowKeeping.WHILE_FEW, new EvenAndOdd(false)));
        RowStore never = filled(store(RowKeeping.NEVER, new EvenAndOdd(false)), ROWS);
        for (RowStore each : List.of(store, never)) {
            List<TableMoments> parts = each.moments(0);
            assertEquals(2, parts.size());
            assertEquals((ROWS + 1) / 2, parts.get(0).rows());
            assertEquals(ROWS / 2, parts.get(1).rows());
        }
        Moments sum = store.moments().fill(SHAPE).moments();
        assertEquals((ROWS - 1) / 2.0, sum.mean(0), 1e-9);
        assertEquals(sum.mean(0), never.moments().fill(SHAPE).moments().mean(0));
    }

    @Test
    void numbersRowsOfTablesInParts() {
        RowStore store = filled(store(RowKeeping.WHILE_FEW, new EvenAndOdd(false)), 3);
        assertArrayEquals(new int[] {0, 3, 6}, store.numbers());
        assertArrayEquals(new int[] {0, 1, 0}, store.partOf(0));
        assertArrayEquals(new int[0], filled(store(RowKeeping.WHILE_FEW), 3).numbers());
        assertArrayEquals(
                new int[0],
                filledOfMany(store(RowKeeping.WHILE_FEW, new EvenAndOdd(false))).numbers());
    }

    @Test
    void handsOverAsOftenAsThereMayBeNeed() {
        List<CellBlock> blocks = new ArrayList<>();
        RowStore inParts = filled(store(RowKeeping.ALWAYS, new EvenAndOdd(false)), 3);
        inParts.handOver(blocks::add);
        inParts.handOver(blocks::add);
        assertEquals(2, blocks.size());
        RowStore whole = filled(store(RowKeeping.ALWAYS), 3);
        whole.handOver(blocks::add);
        assertEquals(3, blocks.size());
        assertEquals(null, whole.blocks().get(0), "let go of");
    }

    @Test
    void replacesTargetsOfAllRows() {
        RowStore store = filled(store(RowKeeping.ALWAYS), 3);
        store.replaceTargets(y -> 10 - y);
        assertEquals(12, store.blocks().get(0).target(2));
    }

    /** A column read, encoded and to work on, of eight bytes each. */
    @Test
    void foreseesTheBytesOfRowsThatAreKept() {
        assertEquals(24 * VERY_MANY, store(RowKeeping.ALWAYS).bytesFor(VERY_MANY));
        assertEquals(0, store(RowKeeping.WHILE_FEW).bytesFor(VERY_MANY));
        assertEquals(2400, store(RowKeeping.WHILE_FEW).bytesFor(100));
        assertEquals(0, store(RowKeeping.NEVER).bytesFor(100));
    }
}
