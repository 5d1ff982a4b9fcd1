package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.data.MissingPolicy.Fill;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is filled in; medians as R's matrixStats::weightedMedian and the definition by halves of the weight have them. */
class FillsTest {
    private static final double NA = Double.NaN;
    private static final Schema NUMBER = new Schema(List.of(Predictor.number("a")), "y");

    private static double filled(Fill fill, double[] values, double... weights) {
        return new Fills(values, weights).of(fill, NUMBER)[0];
    }

    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(5, filled(Fill.MEDIAN, new double[] {9, NA, 1, 5}, 1, 1, 1, 1));
    }

    @Test
    void theMedianOfAnEvenNumberLiesMidwayBetweenTheMiddleTwo() {
        assertEquals(3.5, filled(Fill.MEDIAN, new double[] {9, 2, 1, 5}, 1, 1, 1, 1));
        assertEquals(3.5, filled(Fill.MEDIAN, new double[] {9, 2, 1, 5}, 0.1, 0.1, 0.1, 0.1));
    }

    /** A row of weight three counts as three rows. */
    @Test
    void aMedianHalvesTheWeight() {
        assertEquals(9, filled(Fill.MEDIAN, new double[] {9, 2, 1}, 3, 1, 1));
        assertEquals(5.5, filled(Fill.MEDIAN, new double[] {9, 2, 1}, 2, 1, 1));
    }

    @Test
    void theMeanIsWeightedAndZeroIsZero() {
        assertEquals(6.5, filled(Fill.MEAN, new double[] {8, 2, NA}, 3, 1, 7));
        assertEquals(0, filled(Fill.ZERO, new double[] {8, 2, NA}, 3, 1, 7));
    }

    @Test
    void aColumnWithoutValuesHasNothingToFillIn() {
        for (Fill fill : Fill.values()) {
            assertEquals(NA, filled(fill, new double[] {NA, NA}, 1, 1));
        }
    }

    /** Bern is the base; Zug has more rows, but Bern more weight. */
    @Test
    void theMostFrequentTextIsFilledIn() {
        Schema city = new Schema(List.of(Predictor.text("city", List.of("Bern", "Chur", "Zug"), Encoding.DUMMY)), "y");
        double[] churThenZug = {0, 1, 0, 0, NA, 0, 0, 1, 1, NA};
        assertArrayEquals(
                new double[] {0, 1}, new Fills(churThenZug, new double[] {1, 1, 1, 1, 9}).of(Fill.MEDIAN, city));
        assertArrayEquals(
                new double[] {0, 0}, new Fills(churThenZug, new double[] {3, 1, 1, 1, 9}).of(Fill.MEDIAN, city));
    }
}
