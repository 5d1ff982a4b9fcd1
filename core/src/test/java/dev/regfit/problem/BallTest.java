package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BallTest {
    private static final Certificate GIVEN = new Certificate(10, 0.5, 0.25, 0.125);

    private static BigDecimal exactRoom(double radius, double[] w) {
        BigDecimal square = new BigDecimal(radius).pow(2);
        BigDecimal room = square;
        for (double weight : w) {
            room = room.subtract(new BigDecimal(weight).pow(2));
        }
        return room.divide(square, MathContext.DECIMAL128);
    }

    private static double[] onSphere(Random random, int p, double radius) {
        double[] w = random.doubles(p, -1, 1).toArray();
        double norm = Math.sqrt(new BigDecimal(1).subtract(exactRoom(1, w)).doubleValue());
        for (int j = 0; j < p; j++) {
            w[j] *= radius / norm;
        }
        return w;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-200, 0.3, 1, 7e180})
    void roomKeepsItsDigitsOnTheSphere(double radius) {
        Random random = new Random(3);
        for (int p = 1; p < 40; p++) {
            double[] w = onSphere(random, p, radius);
            double exact = exactRoom(radius, w).doubleValue();
            assertEquals(exact, Ball.of(radius).room(w), 1e-13 * Math.abs(exact));
        }
    }

    @Test
    void weightsThatAreOutsideByRoundingAreSettledInside() {
        Random random = new Random(5);
        boolean some = false;
        for (int p = 1; p < 60; p++) {
            double[] w = onSphere(random, p, 0.7);
            double[] settled = w.clone();
            Ball.of(0.7).settle(settled);
            some |= exactRoom(0.7, w).signum() < 0;
            assertTrue(exactRoom(0.7, settled).signum() >= 0);
            for (int j = 0; j < p; j++) {
                assertEquals(w[j], settled[j], 4 * Math.ulp(w[j]));
            }
        }
        assertTrue(some, "nothing had to be settled");
    }

    @Test
    void onlyWeightsWithinTheirBoundsAreMovedOntoTheSphere() {
        double[] w = {0.6, 0.8 + 1e-7, 0};
        double infinity = Double.POSITIVE_INFINITY;
        ElasticNet bounds = new ElasticNet(
                0, 0, new double[] {1, 1, 1}, new double[] {-infinity, 0, 0}, new double[] {0.6, infinity, infinity});
        new Ball(1, 2).moveOnto(w, bounds);
        assertEquals(0.6, w[0], 1e-15);
        assertEquals(0.8, w[1], 1e-15);
        assertEquals(0, w[2]);
    }

    @Test
    void whereTheBallDoesNotBindWeightsInsideStay() {
        double[] w = {0.6, 0.8 - 1e-9};
        ElasticNet any = new ElasticNet(0, 0, new double[] {1, 1}, new double[] {-9, -9}, new double[] {9, 9});
        Ball.of(1).moveOnto(w, any);
        assertEquals(0.8 - 1e-9, w[1]);
        assertFalse(Ball.of(1).binds(w));
        assertTrue(new Ball(1, 1).binds(w));
    }

    @Test
    void slackIsAddedToTheGapAndTheRidgePartTakenFromTheObjective() {
        Certificate certificate = new Ball(2, 0.1).certificate(GIVEN, new double[] {1, 1});
        // ½·0.1·(4 − 2) and ½·0.1·2.
        assertEquals(0.6, certificate.gap(), 1e-12);
        assertTrue(certificate.gap() >= 0.6);
        assertEquals(0.3, certificate.relativeGap(), 1e-12);
        assertEquals(9.9, certificate.objective(), 1e-12);
        assertEquals(0.125, certificate.kkt());
    }

    @Test
    void nothingIsProvenOfWeightsOutside() {
        Certificate certificate = new Ball(1, 0.1).certificate(GIVEN, new double[] {1, 1e-6});
        assertEquals(Double.POSITIVE_INFINITY, certificate.gap());
        assertEquals(Double.POSITIVE_INFINITY, certificate.relativeGap());
        assertEquals(Double.POSITIVE_INFINITY, certificate.kkt());
        assertFalse(certificate.isWithin(1));
    }

    @Test
    void withoutABallTheCertificateIsTheOneGiven() {
        assertEquals(GIVEN, Ball.NONE.certificate(GIVEN, new double[] {1e300}));
        assertEquals(GIVEN, Ball.of(3).certificate(GIVEN, new double[] {1, 1}));
    }

    @Test
    void refusesWhatIsNoRadius() {
        for (double radius : new double[] {0, -1, Double.NaN}) {
            String message =
                    assertThrows(SettingsException.class, () -> Ball.of(radius)).getMessage();
            assertEquals("the largest norm of the weights must be a positive number, not " + radius, message);
        }
    }

    @Test
    void squaresBesideARidgeInProportionAreOneRidge() {
        double[] ones = {1, 1};
        ElasticNet ridge = new ElasticNet(0.5, 2, ones, new double[] {-9, -9}, new double[] {9, 9});
        ElasticNet both = ridge.plusSquares(3, new double[] {4, 4});
        assertEquals(14, both.lambda2());
        assertEquals(ones, both.ridgeFactors());
        ElasticNet other = ridge.plusSquares(3, new double[] {4, 1});
        assertEquals(14, other.l2(0), 1e-14);
        assertEquals(5, other.l2(1), 1e-14);
        assertEquals(0.5, other.l1(1));
    }
}
