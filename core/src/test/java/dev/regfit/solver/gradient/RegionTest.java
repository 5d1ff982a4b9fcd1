package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Standardization;
import dev.regfit.problem.Ball;
import dev.regfit.problem.ElasticNet;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegionTest {
    private static final int P = 5;
    private static final double RADIUS = 0.7;

    private final Random random = new Random(4);

    private static double[] filled(double value) {
        double[] values = new double[P];
        Arrays.fill(values, value);
        return values;
    }

    private static ElasticNet net(double lambda1, double lambda2, double bound) {
        return new ElasticNet(lambda1, lambda2, filled(1), filled(-bound), filled(bound));
    }

    private static Region region(ElasticNet net, double... scales) {
        return new Region(net, Ball.of(RADIUS), new Standardization(false, new double[P], scales, 0));
    }

    private double[] drawn(double size) {
        double[] w = new double[P];
        Arrays.setAll(w, j -> size * random.nextGaussian());
        return w;
    }

    private static double norm(double[] w, double[] scales) {
        double sum = 0;
        for (int j = 0; j < P; j++) {
            sum += w[j] / scales[j] * (w[j] / scales[j]);
        }
        return Math.sqrt(sum);
    }

    /** w·min(1, c/‖w‖). With the squared norm, as it has been printed, weights would end inside, or outside. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 10})
    void projects_by_shortening(double size) {
        Region region = region(net(0, 0, Double.POSITIVE_INFINITY), filled(1));
        double[] w = drawn(size);
        double norm = norm(w, filled(1));
        double share = Math.min(1, RADIUS / norm);
        double[] expected = Arrays.stream(w).map(v -> share * v).toArray();
        assertArrayEquals(expected, region.projected(w), 1e-14 * size);
        double bySquare = Math.min(1, RADIUS / (norm * norm)) * norm;
        assertTrue(size < 1 || Math.abs(bySquare - RADIUS) > 1e-3);
    }

    @Test
    void projecting_twice_is_projecting_once() {
        double[] scales = {1, 0.2, 3, 1, 10};
        Region region = region(net(0, 0, 0.4), scales);
        double[] once = region.projected(drawn(3));
        assertArrayEquals(once, region.projected(once), 1e-15);
        assertTrue(norm(once, scales) <= RADIUS);
        assertTrue(Arrays.stream(once).allMatch(v -> Math.abs(v) <= 0.4));
    }

    /** No other point of the region is better. */
    @Test
    void the_proximal_step_is_the_best_of_the_region() {
        double[] scales = {1, 0.2, 3, 1, 10};
        ElasticNet net = net(0.1, 0.3, 0.6);
        Region region = region(net, scales);
        double[] a = {1, 2, 0.5, 4, 1};
        for (int draw = 0; draw < 20; draw++) {
            double[] z = drawn(2);
            double[] w = region.proximal(a, z);
            assertTrue(norm(w, scales) <= RADIUS * (1 + 1e-15));
            double least = value(net, a, z, w);
            for (int other = 0; other < 50; other++) {
                double[] near = drawn(1e-3);
                for (int j = 0; j < P; j++) {
                    near[j] += w[j];
                }
                double[] inside = region.projected(near);
                assertTrue(value(net, a, z, inside) >= least - 1e-12);
            }
        }
    }

    private static double value(ElasticNet net, double[] a, double[] z, double[] w) {
        double sum = net.value(w);
        for (int j = 0; j < P; j++) {
            sum += 0.5 * a[j] * (w[j] - z[j]) * (w[j] - z[j]);
        }
        return sum;
    }

    /** At the minimum on the sphere the slope of the loss is the multiplier times the weights. */
    @Test
    void reads_the_multiplier_off_the_slope() {
        Region region = region(net(0, 0, Double.POSITIVE_INFINITY), filled(1));
        double[] w = region.projected(drawn(5));
        double[] slopes = Arrays.stream(w).map(v -> 2.5 * v).toArray();
        assertEquals(2.5, region.multiplier(w, slopes), 1e-14);
    }
}
