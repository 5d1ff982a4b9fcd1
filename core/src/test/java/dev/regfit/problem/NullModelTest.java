package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NullModelTest {
    private static final int ROWS = 200;

    private final Random random = new Random(5);
    private final double[] ones = new double[ROWS];
    private final double[] offset = new double[ROWS];

    private void offsets(double mean, double deviation) {
        Arrays.fill(ones, 1);
        Arrays.setAll(offset, i -> mean + deviation * random.nextGaussian());
    }

    /** That of counts is the logarithm of Σy/Σe^offset. */
    @ParameterizedTest
    @ValueSource(doubles = {-300, -30, -14, -7, -6, 0, 14, 60, 300})
    void is_the_closed_form_of_counts_whatever_the_offset(double mean) {
        for (double deviation : new double[] {0, 1, 3}) {
            offsets(mean, deviation);
            double[] y = new double[ROWS];
            Arrays.setAll(y, i -> random.nextInt(7));
            double expected = Math.log(Arrays.stream(y).sum()
                    / Arrays.stream(offset).map(Math::exp).sum());
            double b = NullModel.of(new Poisson(), y, offset, ones, true).b();
            assertEquals(expected, b, 1e-13 * Math.max(1, Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-300, -30, 0, 30, 300})
    void has_no_slope_left_for_classes_whatever_the_offset(double mean) {
        offsets(mean, 2);
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> i % 3 == 0 ? 1 : 0);
        NullModel model = NullModel.of(new Logistic(), y, offset, ones, true);
        double slope = 0;
        for (int i = 0; i < ROWS; i++) {
            slope += new Logistic().slope(y[i], model.b() + offset[i]);
        }
        assertEquals(0, slope / ROWS, 1e-12);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-3, 1, 1e9})
    void balances_the_rows_of_the_huber_loss(double delta) {
        offsets(1000, 1);
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> (i % 20 == 0 ? 1e6 : 1) * random.nextGaussian());
        NullModel model = NullModel.of(new Huber(delta), y, offset, ones, true);
        double slope = 0;
        for (int i = 0; i < ROWS; i++) {
            slope += new Huber(delta).slope(y[i], model.b() + offset[i]);
        }
        assertTrue(Math.abs(slope) <= 1e-9 * Math.max(1, delta) * ROWS, "slope " + slope);
    }

    /** Two heavy rows pull alike to either side, and light ones decide, for which steps of the majorant are too short. */
    @Test
    void lets_light_rows_decide_between_heavy_ones() {
        double[] y = {-44161.3, -29064.5, -25915.5, -26151.1, -4292.4, 72949.8};
        double[] weights = {1, 1000, 1, 1, 1, 1000};
        Huber loss = new Huber(0.1);
        double b = NullModel.of(loss, y, new double[6], weights, true).b();
        double slope = 0;
        for (int i = 0; i < y.length; i++) {
            slope += weights[i] * loss.slope(y[i], b);
        }
        assertEquals(0, slope, 1e-6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void is_none_where_all_rows_are_of_one_class(double target) {
        double[] y = new double[ROWS];
        Arrays.fill(y, target);
        offsets(0, 1);
        assertThrows(DataProblem.class, () -> NullModel.of(new Logistic(), y, offset, ones, true));
    }
}
