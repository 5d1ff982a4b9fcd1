package dev.regfit.cli.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContoursTest {
    private static Contours of(DoubleBinaryOperator f) {
        double[] grid =
                IntStream.rangeClosed(0, 80).mapToDouble(k -> -2 + k * 0.05).toArray();
        double[][] values = new double[grid.length][grid.length];
        for (int i = 0; i < grid.length; i++) {
            for (int j = 0; j < grid.length; j++) {
                values[i][j] = f.applyAsDouble(grid[i], grid[j]);
            }
        }
        return new Contours(grid, grid, values);
    }

    @Test
    void aCircleIsOneClosedLine() {
        List<double[][]> lines = of(Math::hypot).at(1.013);
        assertEquals(1, lines.size());
        double[] x = lines.get(0)[0];
        double[] y = lines.get(0)[1];
        assertTrue(x.length > 100);
        for (int k = 0; k < x.length; k++) {
            assertEquals(1.013, Math.hypot(x[k], y[k]), 1e-3);
            int before = Math.max(0, k - 1);
            assertTrue(Math.hypot(x[k] - x[before], y[k] - y[before]) < 0.08, "points follow each other");
        }
        assertEquals(x[0], x[x.length - 1]);
        assertEquals(y[0], y[y.length - 1]);
    }

    @Test
    void aLineThatLeavesTheGridEndsAtItsBorder() {
        List<double[][]> lines = of((a, b) -> a + 0.3 * b).at(0.01);
        assertEquals(1, lines.size());
        double[] y = lines.get(0)[1];
        assertEquals(2, Math.abs(y[0]), 1e-12);
        assertEquals(2, Math.abs(y[y.length - 1]), 1e-12);
    }

    @Test
    void saddlesHaveTwoLines() {
        assertEquals(2, of((a, b) -> a * b).at(0.013).size());
        assertEquals(0, of((a, b) -> a * b).at(7).size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.5, 2, 4, Double.POSITIVE_INFINITY})
    void ballsHaveTheirNormAllAround(double p) {
        double[][] ball = PenaltyBall.of((a, b) -> PenaltyBall.norm(p, a, b), 3);
        for (int k = 0; k < ball[0].length; k++) {
            assertEquals(3, PenaltyBall.norm(p, ball[0][k], ball[1][k]), 1e-9);
        }
        assertTrue(IntStream.range(0, ball[0].length).anyMatch(k -> ball[0][k] == 0 && ball[1][k] > 0), "the corner");
    }

    @Test
    void aNormIsMetWhereItIsLeast() {
        double[][] line = {{-1, 3}, {2, 2}};
        assertArrayEquals(new double[] {0, 2}, PenaltyBall.nearest(2, List.<double[][]>of(line)), 1e-6);
        assertArrayEquals(new double[] {0, 2}, PenaltyBall.nearest(1, List.<double[][]>of(line)), 1e-6);
    }
}
