package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Offsets follow their rows. */
class OffsetTest {
    private static final RowParts BY_THREE = (row, label) -> (int) (row % 3);

    private static DatasetBuilder builder(MissingPolicy missing, boolean text) {
        Schema shape = Builders.shape(List.of("x", "city"), new boolean[] {false, text}, "y");
        return new DatasetBuilder(
                shape.with(Response.PLAIN.withOffset("exposure")),
                BuildOptions.keepingRows(missing).parted(List.of(BY_THREE)));
    }

    private static void add(DatasetBuilder builder, double x, double offset) {
        builder.add(new double[] {x, x}, new String[] {null, "a"}, new Outcome(x, 1, offset, null));
    }

    @Test
    void intoPartsAndDraws() {
        for (boolean text : new boolean[] {false, true}) {
            DatasetBuilder builder = builder(MissingPolicy.ERROR, text);
            for (int i = 0; i < 7; i++) {
                add(builder, i, 0.5 * i);
            }
            FoldedData parts = builder.folded(0, Encoding.ONEHOT, true);
            Dataset training = (Dataset) parts.training(new int[] {0, 2});
            assertArrayEquals(new double[] {0, 1, 1.5, 2.5, 3}, training.offset());
            assertArrayEquals(new double[] {0.5, 2}, ((Dataset) parts.test(1, training)).offset());
            Dataset all = Builders.rows(builder);
            assertArrayEquals(new double[] {0, 0.5, 1, 1.5, 2, 2.5, 3}, all.offset());
            assertArrayEquals(
                    new double[] {0.5, 3},
                    all.drawnRows(new int[] {0, 2, 0, 0, 0, 0, 1}).offset());
            assertEquals("exposure", all.schema().offset());
        }
    }

    @Test
    void rowsWithoutOneAreLeftOutWhereRowsAre() {
        for (MissingPolicy policy : List.of(MissingPolicy.DROP, MissingPolicy.MEAN)) {
            DatasetBuilder builder = builder(policy, false);
            add(builder, 1, 5);
            add(builder, 2, Double.NaN);
            add(builder, 3, 7);
            Dataset data = Builders.rows(builder);
            assertArrayEquals(new double[] {5, 7}, data.offset());
            assertEquals(1, data.dropped());
        }
    }

    @Test
    void aMissingOneIsRefusedByItsName() {
        for (MissingPolicy policy : List.of(MissingPolicy.ERROR, MissingPolicy.NONE)) {
            DatasetBuilder builder = builder(policy, false);
            add(builder, 1, 5);
            add(builder, 2, Double.NaN);
            DataProblem problem = assertThrows(DataProblem.class, () -> Builders.rows(builder));
            assertTrue(problem.getMessage().contains("exposure"), problem.getMessage());
        }
    }

    @Test
    void withoutAnOffsetThereIsNone() {
        DatasetBuilder builder = Builders.ofNumbers(List.of("x"), "y");
        builder.add(new double[] {1}, new String[1], 1, 1);
        Dataset data = Builders.rows(builder);
        assertFalse(data.hasOffset());
        assertEquals(0, data.offset(0));
    }
}
