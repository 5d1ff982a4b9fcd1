package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Also of {@link RowEncoder}, which must encode a row as the builder does. */
class DatasetBuilderTest {
    private static final double NONE = Double.NaN;

    private static DatasetBuilder builder(MissingPolicy missing) {
        return Builders.of(List.of("size", "city"), new boolean[] {false, true}, "price", missing);
    }

    private static void add(DatasetBuilder builder, double size, String city, double price, double weight) {
        builder.add(new double[] {size, NONE}, new String[] {null, city}, price, weight);
    }

    private static DatasetBuilder cities(MissingPolicy missing, String... cities) {
        DatasetBuilder builder = builder(missing);
        for (int i = 0; i < cities.length; i++) {
            add(builder, i, cities[i], 10 * i, 1);
        }
        return builder;
    }

    private static double[] column(Dataset data, int j) {
        double[] column = new double[data.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = ((DenseMatrix) data.x()).get(i, j);
        }
        return column;
    }

    @Test
    void givesEachLevelAnIndicatorInOrderOfNames() {
        Dataset data = (Dataset)
                cities(MissingPolicy.ERROR, "Wien", "Bern", "Ulm", "Bern").build(Encoding.ONEHOT);
        assertEquals(
                List.of("size", "city=Bern", "city=Ulm", "city=Wien"),
                data.schema().features());
        assertArrayEquals(new double[] {0, 1, 0, 1}, column(data, 1));
        assertArrayEquals(new double[] {1, 0, 0, 0}, column(data, 3));
    }

    @Test
    void leavesOutTheFirstLevelForDummies() {
        Dataset data =
                (Dataset) cities(MissingPolicy.ERROR, "Wien", "Bern", "Ulm").build(Encoding.DUMMY);
        assertEquals(List.of("size", "city=Ulm", "city=Wien"), data.schema().features());
        assertEquals(List.of("Bern"), data.schema().predictors().get(1).base());
    }

    @Test
    void givesTwoLevelsOneIndicatorEvenOneHot() {
        Dataset data = (Dataset) cities(MissingPolicy.ERROR, "m", "f", "m").build(Encoding.ONEHOT);
        assertEquals(List.of("size", "city=m"), data.schema().features());
        assertArrayEquals(new double[] {1, 0, 1}, column(data, 1));
    }

    @Test
    void takesManyRowsAtOnceOnlyWhereThereIsNothingToDecide() {
        DatasetBuilder numbers = Builders.ofNumbers(List.of("a", "b"), "y");
        assertTrue(numbers.addComplete(new double[] {1, 2, 3, 4, 5, 6, 0, 0, 0}, 2));
        Dataset data = (Dataset) numbers.build(Encoding.ONEHOT);
        assertArrayEquals(new double[] {1, 4}, column(data, 0));
        assertArrayEquals(new double[] {2, 5}, column(data, 1));
        assertArrayEquals(new double[] {3, 6}, data.y());
        assertFalse(builder(MissingPolicy.ERROR).addComplete(new double[] {1, 0, 3}, 1), "a text");
        Schema log = Builders.shape(List.of("a"), new boolean[1], "y").with(Response.of(TargetTransform.LOG));
        DatasetBuilder logs = new DatasetBuilder(log, BuildOptions.keepingRows(MissingPolicy.ERROR));
        assertFalse(logs.addComplete(new double[] {1, -1}, 1), "a target of which something is made");
    }

    @Test
    void encodesRowsAsTheEncoderDoes() {
        Dataset data = (Dataset)
                cities(MissingPolicy.ERROR, "Wien", "Bern", "Ulm", "Bern").build(Encoding.ONEHOT);
        RowEncoder encoder = new RowEncoder(data.schema());
        double[] features = new double[4];
        assertEquals(0, encoder.encode(new double[] {2, NONE}, new String[] {null, "Ulm"}, features, false));
        assertArrayEquals(new double[] {2, 0, 1, 0}, features);
        encoder.encode(new double[] {NONE, NONE}, new String[2], features, false);
        assertArrayEquals(new double[] {NONE, NONE, NONE, NONE}, features);
    }

    @Test
    void knowsATextThatWasNotThere() {
        Dataset data =
                (Dataset) cities(MissingPolicy.ERROR, "Wien", "Bern", "Ulm").build(Encoding.ONEHOT);
        RowEncoder encoder = new RowEncoder(data.schema());
        double[] features = new double[4];
        String[] texts = {null, "Graz"};
        DataProblem problem =
                assertThrows(DataProblem.class, () -> encoder.encode(new double[] {1, NONE}, texts, features, false));
        assertEquals(Kind.UNSEEN_LEVEL, problem.kind());
        assertEquals("column \"city\": the value \"Graz\" was not in the training data", problem.getMessage());
        assertEquals(1, encoder.encode(new double[] {1, NONE}, texts, features, true));
        assertArrayEquals(new double[] {1, 0, 0, 0}, features);
    }

    @Test
    void refusesMissingValuesWithACountForEachColumn() {
        DatasetBuilder builder = builder(MissingPolicy.ERROR);
        add(builder, NONE, "a", 1, 1);
        add(builder, NONE, null, 1, 1);
        add(builder, 1, "a", NONE, 1);
        DataProblem problem = assertThrows(DataProblem.class, () -> builder.build(Encoding.ONEHOT));
        assertEquals(Kind.MISSING_VALUES, problem.kind());
        for (String part : List.of("size +2 of 3", "city +1 of 3", "price +1 of 3")) {
            assertTrue(problem.getMessage().matches("(?s).*" + part + ".*"), problem.getMessage());
        }
    }

    @Test
    void dropsIncompleteRows() {
        DatasetBuilder builder = builder(MissingPolicy.DROP);
        add(builder, NONE, "a", 1, 1);
        add(builder, 7, "b", 2, 1);
        add(builder, 1, "a", NONE, 1);
        Dataset data = (Dataset) builder.build(Encoding.ONEHOT);
        assertEquals(1, data.rows());
        assertEquals(2, data.dropped());
        assertArrayEquals(new double[] {7}, column(data, 0));
    }

    /** Means weigh rows by their weights; indicators are filled in by the share of their level. */
    @Test
    void fillsInTheMeanOfTheRowsThatHaveAValue() {
        DatasetBuilder builder = builder(MissingPolicy.MEAN);
        add(builder, 1, "a", 1, 3);
        add(builder, 5, "b", 1, 1);
        add(builder, NONE, null, 1, 4);
        add(builder, 9, "a", NONE, 1);
        Dataset data = (Dataset) builder.build(Encoding.ONEHOT);
        assertArrayEquals(new double[] {1, 5, 2}, column(data, 0), 1e-15);
        assertArrayEquals(new double[] {0, 1, 0.25}, column(data, 1), 1e-15);
        assertArrayEquals(new double[] {2, 0.25}, data.fills(), 1e-15);
        assertEquals(1, data.dropped(), "a row without a target is never filled in");
    }

    @Test
    void scalesWeightsToSumToTheNumberOfRowsAndLeavesOutRowsWithoutWeight() {
        DatasetBuilder builder = builder(MissingPolicy.ERROR);
        add(builder, 1, "a", 1, 3);
        add(builder, 2, "b", 1, 0);
        add(builder, 3, "a", 1, 1);
        Dataset data = (Dataset) builder.build(Encoding.ONEHOT);
        assertArrayEquals(new double[] {1.5, 0.5}, data.weights(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesWeightsThatAreNone(double weight) {
        DataProblem problem =
                assertThrows(DataProblem.class, () -> add(builder(MissingPolicy.ERROR), 1, "a", 1, weight));
        assertEquals(Kind.BAD_WEIGHT, problem.kind());
    }

    @Test
    void refusesAnIdentifier() {
        DatasetBuilder builder = builder(MissingPolicy.ERROR);
        for (int i = 0; i < BuildOptions.MAX_LEVELS; i++) {
            add(builder, i, "id" + i, i, 1);
        }
        DataProblem problem = assertThrows(DataProblem.class, () -> add(builder, 1, "one more", 1, 1));
        assertEquals(Kind.TOO_MANY_LEVELS, problem.kind());
    }

    @Test
    void refusesToLearnFromNoRows() {
        DatasetBuilder allDropped = builder(MissingPolicy.DROP);
        add(allDropped, NONE, "a", 1, 1);
        assertEquals(
                Kind.NO_COMPLETE_ROW,
                assertThrows(DataProblem.class, () -> allDropped.build(Encoding.ONEHOT))
                        .kind());
        DatasetBuilder allWeightless = builder(MissingPolicy.DROP);
        add(allWeightless, 1, "a", 1, 0);
        assertEquals(
                Kind.BAD_WEIGHT,
                assertThrows(DataProblem.class, () -> allWeightless.build(Encoding.ONEHOT))
                        .kind());
    }
}
