package dev.regfit.inspection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.inspection.SparseInspection.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class SparseInspectorTest {
    @Test
    void cellsThatAreNotWrittenAreZero() {
        SparseInspector inspector = new SparseInspector();
        inspector.add(0, new int[] {1, 2, 4, 5}, new double[] {3, -1, 7, 0}, 4);
        inspector.add(-2, new int[] {1, 2, 4}, new double[] {5, -4, 7}, 3);
        inspector.add(1, new int[] {2, 4, 9}, new double[] {-2, 7, 9}, 2);
        SparseInspection inspection = inspector.inspection("y");
        assertEquals(3, inspection.rows());
        assertEquals(new Column("y", 2, -2, 1), inspection.target());
        assertEquals(
                List.of(
                        new Column("x1", 2, 0, 5),
                        new Column("x2", 3, -4, -1),
                        new Column("x3", 0, 0, 0),
                        new Column("x4", 3, 7, 7),
                        new Column("x5", 0, 0, 0)),
                inspection.columns());
        assertEquals(8, inspection.stored());
        assertEquals(8 / 15.0, inspection.density());
        assertEquals(96, inspection.sparseBytes());
        assertEquals(120, inspection.denseBytes());
        assertTrue(inspection.columns().get(2).empty()
                && inspection.columns().get(3).constant());
    }

    @Test
    void aFeatureZeroIsAColumn() {
        SparseInspector inspector = new SparseInspector();
        inspector.add(1, new int[] {0, 100_000}, new double[] {1, 2}, 2);
        inspector.add(1, new int[0], new double[0], 0);
        List<Column> columns = inspector.inspection("y").columns();
        assertEquals(100_001, columns.size());
        assertEquals(new Column("x0", 1, 0, 1), columns.get(0));
        assertEquals(new Column("x100000", 1, 0, 2), columns.get(100_000));
    }
}
