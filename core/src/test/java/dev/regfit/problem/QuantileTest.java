package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The quantile loss and the parabolas that stand in for its kink. */
class QuantileTest {
    private static final int DRAWS = 500;

    private final Random random = new Random(3);

    /** The envelope is the largest of ur − ½hu², which no slope within the domain exceeds, and its own slope attains. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void the_envelope_is_the_largest_of_what_slopes_within_the_domain_give(double tau) {
        double h = 0.7;
        Quantile smooth = Quantile.of(tau).smoothed(h);
        for (int draw = 0; draw < DRAWS; draw++) {
            double r = random.nextGaussian();
            double own = smooth.slope(r, 0);
            double any = tau - random.nextDouble();
            assertEquals(own * r - 0.5 * h * own * own, smooth.value(r, 0), 1e-15);
            assertTrue(any * r - 0.5 * h * any * any <= smooth.value(r, 0) + 1e-15);
            assertTrue(tau - 1 <= own && own <= tau);
        }
    }

    /** Between the loss and what the width is worth below it. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-8, 0.1, 3})
    void the_envelope_is_near_the_loss(double h) {
        Quantile loss = Quantile.of(0.3);
        for (int draw = 0; draw < DRAWS; draw++) {
            double r = random.nextGaussian();
            double below = loss.value(r, 0) - loss.smoothed(h).value(r, 0);
            assertTrue(-1e-15 <= below && below <= 0.5 * h * 0.49 + 1e-15);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.5, 0.9})
    void a_majorant_lies_above_the_envelope(double tau) {
        Quantile smooth = Quantile.of(tau).smoothed(0.4);
        for (int draw = 0; draw < DRAWS; draw++) {
            double r = 2 * random.nextGaussian();
            double step = 2 * random.nextGaussian();
            double parabola =
                    smooth.value(r, 0) - smooth.slope(r, 0) * step + 0.5 * smooth.majorant(r, 0) * step * step;
            assertTrue(parabola >= smooth.value(r, step) - 1e-12);
        }
    }

    /** Of the envelope the term is ℓ(r) + ½hu² − ur. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4})
    void fenchel_terms_are_what_is_left_of_the_inequality(double h) {
        Quantile loss = Quantile.of(0.3).smoothed(h);
        for (int draw = 0; draw < DRAWS; draw++) {
            double r = random.nextGaussian();
            double u = 0.3 - random.nextDouble();
            double slope = loss.slope(r, 0);
            double expected = loss.value(r, 0) + 0.5 * h * u * u - u * r;
            assertEquals(expected, loss.fenchelTerm(r, 0, slope, loss.curvature(r, 0), slope - u), 1e-15);
        }
    }

    @Test
    void the_null_model_is_a_quantile() {
        double[] y = {5, 1, 4, 2, 3};
        double[] ones = {1, 1, 1, 1, 1};
        NullModel model = NullModel.of(Quantile.of(0.3), y, new double[5], ones, true);
        assertEquals(2, model.b());
        assertEquals((0.7 * 1 + 0.3 * (1 + 2 + 3)) / 5, model.excess(), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 2, Double.NaN})
    void a_share_lies_between_0_and_1(double tau) {
        assertThrows(SettingsException.class, () -> Quantile.of(tau));
    }
}
