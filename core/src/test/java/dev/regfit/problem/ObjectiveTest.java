package dev.regfit.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ObjectiveTest {
    private static final double ALPHA = 0.5;
    private static final double RATIO = 0.25;
    private static final int ROWS = 20;
    private static final double DEVIATION = 4;

    /** For α = 0.5, r = 0.25, n = 20 and sd(y) = 4. */
    @ParameterizedTest
    @CsvSource({
        // RSS (+ α‖w‖₂²); RSS/2n + …
        "SKLEARN, NONE, 0, 0, 40",
        "SKLEARN, L2, 0, 0.025, 40",
        "SKLEARN, L1, 0.5, 0, 1",
        "SKLEARN, ELASTIC_NET, 0.125, 0.375, 1",
        // RSS/2n + α[r‖w‖₁ + (1−r)/(2·sd(y))‖w‖₂²]
        "GLMNET, NONE, 0, 0, 1",
        "GLMNET, L2, 0, 0.125, 1",
        "GLMNET, L1, 0.5, 0, 1",
        "GLMNET, ELASTIC_NET, 0.125, 0.09375, 1",
        // RSS + α[r‖w‖₁ + (1−r)‖w‖₂²]
        "SUM, NONE, 0, 0, 40",
        "SUM, L2, 0, 0.025, 40",
        "SUM, L1, 0.0125, 0, 40",
        "SUM, ELASTIC_NET, 0.003125, 0.01875, 40",
        // RSS/n + α[r‖w‖₁ + (1−r)‖w‖₂²]
        "MEAN, NONE, 0, 0, 2",
        "MEAN, L2, 0, 0.5, 2",
        "MEAN, L1, 0.25, 0, 2",
        "MEAN, ELASTIC_NET, 0.0625, 0.375, 2",
        // ½RSS + α[r‖w‖₁ + ½(1−r)‖w‖₂²]
        "HALF_SUM, NONE, 0, 0, 20",
        "HALF_SUM, L2, 0, 0.025, 20",
        "HALF_SUM, L1, 0.025, 0, 20",
        "HALF_SUM, ELASTIC_NET, 0.00625, 0.01875, 20",
    })
    void translatesStrengths(Convention convention, PenaltyKind kind, double lambda1, double lambda2, double factor) {
        Objective objective = Objective.of(new Squared(), convention, kind, ALPHA, RATIO, ROWS, DEVIATION);
        assertEquals(lambda1, objective.lambda1(), 1e-16);
        assertEquals(lambda2, objective.lambda2(), 1e-16);
        assertEquals(factor, objective.factor(), 1e-14);
    }

    /** The loss is that of the elastic net: l1 = 3, l2 = 5. */
    @ParameterizedTest
    @CsvSource({
        "SKLEARN, 3, 10",
        "GLMNET, 3, 10",
        "SUM, 0.075, 0.25",
        "MEAN, 1.5, 5",
        "HALF_SUM, 0.15, 0.5",
    })
    void translatesTwoStrengths(Convention convention, double lambda1, double lambda2) {
        Objective objective = Objective.ofStrengths(new Squared(), convention, 3, 5, ROWS, DEVIATION);
        assertTrue(objective.hasTwoStrengths());
        assertEquals(lambda1, objective.lambda1(), 1e-15);
        assertEquals(lambda2, objective.lambda2(), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({
        "SKLEARN, NONE, RSS",
        "SKLEARN, L2, RSS + α‖w‖₂²",
        "SKLEARN, L1, RSS/(2n) + α‖w‖₁",
        "SKLEARN, ELASTIC_NET, RSS/(2n) + α·r‖w‖₁ + ½·α(1−r)‖w‖₂²",
        "GLMNET, L2, RSS/(2n) + 1/(2·sd(y))·α‖w‖₂²",
        "MEAN, L1, RSS/n + α‖w‖₁",
        "HALF_SUM, L2, ½RSS + ½·α‖w‖₂²",
    })
    void printsTheFormula(Convention convention, PenaltyKind kind, String formula) {
        assertEquals(
                formula,
                Objective.of(new Squared(), convention, kind, ALPHA, RATIO, ROWS, DEVIATION)
                        .formula());
    }

    @ParameterizedTest
    @EnumSource
    void printsTwoStrengthsByName(Convention convention) {
        String formula = Objective.ofStrengths(new Squared(), convention, 3, 5, ROWS, DEVIATION)
                .formula();
        assertTrue(formula.endsWith(" + l1·‖w‖₁ + l2·‖w‖₂²"), formula);
    }

    @Test
    void aConstantTargetLeavesTheStrengthFinite() {
        Objective objective = Objective.of(new Squared(), Convention.GLMNET, PenaltyKind.L2, ALPHA, RATIO, ROWS, 0);
        assertEquals(0.5, objective.lambda2());
    }

    @Property(seed = "20261121")
    void theFactorTurnsTheProgramsObjectiveIntoTheStatedOne(
            @ForAll Convention convention,
            @ForAll @DoubleRange(max = 1e6) double l1,
            @ForAll @DoubleRange(max = 1e6) double l2,
            @ForAll @DoubleRange(max = 1e6) double rss,
            @ForAll @DoubleRange(max = 1e3) double norm1,
            @ForAll @DoubleRange(max = 1e3) double squaredNorm2) {
        Objective objective = Objective.ofStrengths(new Squared(), convention, l1, l2, ROWS, DEVIATION);
        double own = rss / (2 * ROWS) + objective.lambda1() * norm1 + 0.5 * objective.lambda2() * squaredNorm2;
        double stated = objective.lossOf(rss) + l1 * norm1 + l2 * squaredNorm2;
        assertEquals(stated, objective.factor() * own, 1e-12 * stated);
    }

    @Property(seed = "20261121")
    void meansTheSameInEveryConvention(
            @ForAll Convention convention,
            @ForAll Convention other,
            @ForAll PenaltyKind kind,
            @ForAll @DoubleRange(min = -6, max = 6) double exponent,
            @ForAll @DoubleRange(max = 1) double ratio,
            @ForAll @IntRange(min = 1, max = 1_000_000) int rows,
            @ForAll @DoubleRange(min = 0.01, max = 1000) double deviation) {
        double alpha = Math.pow(10, exponent);
        Objective objective = Objective.of(new Squared(), convention, kind, alpha, ratio, rows, deviation);
        Objective translated = objective.in(other);
        assertEquals(other, translated.convention());
        assertSameStrengths(objective, translated);
        Objective back = translated.in(convention);
        assertEquals(kind, back.kind());
        // glmnet's sd(y), up to 1000 here, multiplies rounding errors.
        assertEquals(objective.alpha(), back.alpha(), 1e-11 * alpha);
        assertEquals(objective.l1Ratio(), back.l1Ratio(), 1e-11);
        assertEquals(objective.factor(), back.factor());
    }

    @Property(seed = "20261121")
    void twoStrengthsMeanTheSameInEveryConvention(
            @ForAll Convention convention,
            @ForAll Convention other,
            @ForAll @DoubleRange(max = 1e3) double l1,
            @ForAll @DoubleRange(max = 1e3) double l2) {
        Objective objective = Objective.ofStrengths(new Squared(), convention, l1, l2, ROWS, DEVIATION);
        assertSameStrengths(objective, objective.in(other));
    }

    /** As one strength and a ratio the smaller of two strengths is known only as a part of their sum. */
    private static void assertSameStrengths(Objective expected, Objective actual) {
        double rounding = 1e-14 * (expected.lambda1() + expected.lambda2());
        assertEquals(expected.lambda1(), actual.lambda1(), rounding);
        assertEquals(expected.lambda2(), actual.lambda2(), rounding);
    }
}
