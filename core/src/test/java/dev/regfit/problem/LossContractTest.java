package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every loss of the registry must hold. */
class LossContractTest {
    private static final double STEP = 1e-5;
    private static final double PARAMETER = 0.8;
    private static final int DRAWS = 200;
    private static final int MANY = 1300;

    private final Random random = new Random(1);

    private double target(LossName name) {
        return switch (name) {
            case LOGISTIC -> random.nextInt(2);
            case POISSON -> random.nextInt(6);
            default -> 3 * random.nextGaussian();
        };
    }

    @ParameterizedTest
    @EnumSource
    void slope_and_curvature_are_the_derivatives(LossName name) {
        Loss loss = name.loss(PARAMETER);
        for (int draw = 0; draw < DRAWS; draw++) {
            double y = target(name);
            double f = 2 * random.nextGaussian();
            double slope = -(loss.value(y, f + STEP) - loss.value(y, f - STEP)) / (2 * STEP);
            if (loss.jump() == 0 || Math.abs(y - f) > 2 * STEP) {
                assertEquals(slope, loss.slope(y, f), 1e-8 * (1 + Math.abs(slope)), "slope");
            }
            if (!hasCornerNear(loss, y, f)) {
                double curvature = -(loss.slope(y, f + STEP) - loss.slope(y, f - STEP)) / (2 * STEP);
                assertEquals(curvature, loss.curvature(y, f), 1e-8 * (1 + curvature), "curvature");
            }
        }
    }

    private static boolean hasCornerNear(Loss loss, double y, double f) {
        double r = y - f;
        if (loss instanceof Huber huber) {
            return Math.abs(Math.abs(r) - huber.delta()) < 2 * STEP;
        }
        return loss instanceof Quantile quantile
                && (Math.abs(r - quantile.above() * quantile.width()) < 2 * STEP
                        || Math.abs(r + quantile.below() * quantile.width()) < 2 * STEP);
    }

    @ParameterizedTest
    @EnumSource
    void rows_evaluate_to_the_same_as_one_by_one(LossName name) {
        Loss loss = name.loss(PARAMETER);
        double[] y = DoubleStream.generate(() -> target(name)).limit(MANY).toArray();
        double[] f = DoubleStream.generate(() -> 5 * random.nextGaussian())
                .limit(MANY)
                .toArray();
        double[] weights = DoubleStream.generate(random::nextDouble).limit(MANY).toArray();
        Loss.Rows rows = new Loss.Rows(y, weights, f, new double[MANY], new double[MANY]);
        double sum = loss.evaluate(rows, 1, MANY);
        double expected = 0;
        for (int i = 1; i < MANY; i++) {
            expected += weights[i] * loss.value(y[i], f[i]);
            assertEquals(weights[i] * loss.slope(y[i], f[i]), rows.slopes()[i], 0);
            assertEquals(weights[i] * loss.curvature(y[i], f[i]), rows.curvatures()[i], 0);
        }
        assertEquals(expected, sum, 1e-12 * Math.abs(expected));
        assertEquals(0, rows.slopes()[0], 0);
    }

    @ParameterizedTest
    @EnumSource
    void least_is_the_least(LossName name) {
        Loss loss = name.loss(PARAMETER);
        for (int draw = 0; draw < DRAWS; draw++) {
            double y = target(name);
            double above = loss.value(y, 3 * random.nextGaussian()) - loss.least(y);
            assertTrue(above >= -1e-12, "below the least value");
        }
        for (double y : new double[] {0, 1}) {
            double nearest = DoubleStream.iterate(-40, f -> f <= 40, f -> f + 0.125)
                    .map(f -> loss.value(y, f))
                    .min()
                    .orElseThrow();
            assertEquals(loss.least(y), nearest, 0.01, "not attained");
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_largest_curvature_is_never_exceeded_and_nearly_met(LossName name) {
        Loss loss = name.loss(PARAMETER);
        double largest = loss.jump() > 0 ? Double.POSITIVE_INFINITY : 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            largest = Math.max(largest, loss.curvature(target(name), 0.1 * random.nextGaussian()));
        }
        assertTrue(largest <= loss.largestCurvature(), largest + " is more");
        boolean grows = loss instanceof Poisson;
        assertTrue(grows || largest >= 0.99 * loss.largestCurvature(), largest + " is far less");
    }

    @ParameterizedTest
    @EnumSource
    void the_majorant_lies_above(LossName name) {
        Loss loss = name.loss(PARAMETER);
        if (loss instanceof Poisson || loss.jump() > 0) {
            return; // no parabola lies above an exponential, or touches a kink from above
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            double y = target(name);
            double f = 2 * random.nextGaussian();
            double step = 3 * random.nextGaussian();
            double parabola = loss.value(y, f) - loss.slope(y, f) * step + 0.5 * loss.majorant(y, f) * step * step;
            assertTrue(parabola >= loss.value(y, f + step) - 1e-12, "the parabola is below the loss");
        }
    }

    /** For a dual variable that is the slope at g, the term is ℓ(f) − ℓ(g) + slope(g)·(f − g). */
    @ParameterizedTest
    @EnumSource
    void fenchel_term_is_what_is_left_of_the_inequality(LossName name) {
        Loss loss = name.loss(PARAMETER);
        for (int draw = 0; draw < DRAWS; draw++) {
            double y = target(name);
            double f = 2 * random.nextGaussian();
            double g = f + random.nextGaussian() * Math.pow(10, -random.nextInt(4));
            double u = loss.slope(y, g);
            double expected = loss.value(y, f) - loss.value(y, g) + u * (f - g);
            double slope = loss.slope(y, f);
            double term = loss.fenchelTerm(y, f, slope, loss.curvature(y, f), slope - u);
            double rounding = 1e-13 * (1 + Math.abs(loss.value(y, f)));
            assertTrue(term >= expected - rounding, "below");
            assertTrue(term <= 1.1 * expected + rounding, "far above");
            assertTrue(term >= 0);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fenchel_term_is_zero_at_the_slope_and_infinite_outside_of_the_domain(LossName name) {
        Loss loss = name.loss(PARAMETER);
        double y = name == LossName.POISSON ? 2 : 1;
        double slope = loss.slope(y, 0.3);
        double curvature = loss.curvature(y, 0.3);
        assertEquals(0, loss.fenchelTerm(y, 0.3, slope, curvature, 0), 1e-28);
        if (name != LossName.SQUARED) {
            assertEquals(Double.POSITIVE_INFINITY, loss.fenchelTerm(y, 0.3, slope, curvature, slope - 1000));
        }
    }

    @ParameterizedTest
    @EnumSource
    void mean_and_link_are_inverse(LossName name) {
        Loss loss = name.loss(PARAMETER);
        for (double mean : new double[] {0.01, 0.5, 0.99}) {
            assertEquals(mean, loss.mean(loss.link(mean)), 1e-15);
        }
    }

    @ParameterizedTest
    @EnumSource
    void slope_far_out_is_the_limit(LossName name) {
        Loss loss = name.loss(PARAMETER);
        for (double direction : new double[] {-1, -0.5, 0.5, 1}) {
            double y = target(name);
            double limit = loss.slopeFarOut(y, direction);
            double near = loss.value(y, 600 * direction) / 600;
            assertTrue(limit == Double.POSITIVE_INFINITY ? near > 50 : Math.abs(limit - near) < 0.05, name.label());
        }
    }
}
