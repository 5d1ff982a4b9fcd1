package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.Trainer;
import dev.regfit.data.Scaling;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.ColumnValues;
import dev.regfit.problem.Convention;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.Strength;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EquivalentsTest {
    private static final ColumnRules FACTORS = new ColumnRules(
            new ColumnValues(1, Map.of("size", 0.25, "city=Ulm", 3.0)),
            ColumnValues.of(Double.NEGATIVE_INFINITY),
            ColumnValues.of(Double.POSITIVE_INFINITY));

    private static Settings settings(
            PenaltyKind kind, Convention convention, double alpha, double ratio, ColumnRules rules) {
        return new Settings(
                new Strength.Single(kind, alpha, ratio), convention, Scaling.NONE, true, rules, Solving.AUTOMATIC);
    }

    /** A model keeps penalty factors as glmnet rescales them, so from glmnet's convention only equal ones lead back. */
    @ParameterizedTest
    @EnumSource(PenaltyKind.class)
    void everyConventionGivesTheSameWeights(PenaltyKind kind) {
        for (Convention stated : Convention.values()) {
            ColumnRules rules = stated == Convention.GLMNET ? ColumnRules.NONE : FACTORS;
            Fit fit = Fits.fit(Fits.mixed(), settings(kind, stated, 0.5, 0.3, rules));
            Equivalents equivalents = Equivalents.of(fit.model());
            for (Convention other : Convention.values()) {
                double ratio = equivalents.ratios().getOrDefault(other.label(), 0.3);
                double alpha = equivalents.strengths().get(other.label());
                Fit same = Fits.fit(Fits.mixed(), settings(kind, other, alpha, ratio, rules));
                assertArrayEquals(fit.model().weights(), same.model().weights(), 1e-7, stated + " as " + other);
            }
        }
    }

    private static Map<String, String> calls(Settings settings) {
        return Equivalents.of(Fits.fit(Fits.orthogonal(), settings).model()).calls();
    }

    private static Map<String, String> expected(String glmnet, String sklearn, String mlpack) {
        Map<String, String> calls = new LinkedHashMap<>();
        calls.put("glmnet", glmnet);
        calls.put("sklearn", sklearn);
        calls.put("mlpack", mlpack);
        calls.values().removeIf(String::isEmpty);
        return calls;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONE|lm(y ~ x)|LinearRegression()|mlpack_lars -i X.csv -r y.csv --no_normalize",
                "L1|glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE)|Lasso(alpha=0.5)"
                        + "|mlpack_lars -i X.csv -r y.csv --lambda1 2 --no_normalize",
                "ELASTIC_NET|glmnet(x, y, alpha = 0.3266316347104, lambda = 0.7653882032022, standardize = FALSE)"
                        + "|ElasticNet(alpha=0.5, l1_ratio=0.5)"
                        + "|mlpack_lars -i X.csv -r y.csv --lambda1 1 --lambda2 1 --no_normalize",
            })
    void callsOfEveryPenalty(PenaltyKind kind, String glmnet, String sklearn, String mlpack) {
        assertEquals(expected(glmnet, sklearn, mlpack), calls(Fits.settings(kind, 0.5)));
    }

    @Test
    void scalingIsPartOfTheCallOrARemark() {
        Strength lasso = new Strength.Single(PenaltyKind.L1, 0.5, 1);
        assertEquals(
                expected(
                        "glmnet(x, y, alpha = 1, lambda = 0.5, standardize = TRUE)",
                        "make_pipeline(StandardScaler(), Lasso(alpha=0.5))",
                        "mlpack_lars -i X.csv -r y.csv --lambda1 2 --no_normalize"
                                + "  # X.csv: columns divided by their standard deviation (1/n)"),
                calls(Fits.settings(lasso, Convention.SKLEARN, Scaling.STANDARD)));
        assertEquals(
                expected(
                        "glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE)"
                                + "  # x: columns divided by their range",
                        "make_pipeline(MinMaxScaler(), Lasso(alpha=0.5))",
                        "mlpack_lars -i X.csv -r y.csv --lambda1 2 --no_normalize"
                                + "  # X.csv: columns divided by their range"),
                calls(Fits.settings(lasso, Convention.SKLEARN, Scaling.MINMAX)));
    }

    @Test
    void whatAToolCannotDoIsLeftOut() {
        double infinity = Double.POSITIVE_INFINITY;
        assertEquals(
                expected(
                        "glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE, lower.limits = 0)",
                        "Lasso(alpha=0.5, positive=True)",
                        ""),
                calls(Fits.withRules(PenaltyKind.L1, 0.5, Fits.bounds(0, infinity))));
        assertEquals(
                expected(
                        "glmnet(x, y, alpha = 1, lambda = 0.5, standardize = FALSE, lower.limits = l, upper.limits = u)",
                        "",
                        ""),
                calls(Fits.withRules(PenaltyKind.L1, 0.5, Fits.bounds(-1, 2))));
        assertEquals(expected("", "", ""), calls(Fits.withRules(PenaltyKind.L1, 0.5, Fits.bounds(1, 2))));
        ColumnRules factors = new ColumnRules(
                new ColumnValues(1, Map.of("a", 0.0)), ColumnValues.of(-infinity), ColumnValues.of(infinity));
        assertEquals(
                expected("glmnet(x, y, alpha = 1, lambda = 0.25, standardize = FALSE, penalty.factor = f)", "", ""),
                calls(Fits.withRules(PenaltyKind.L1, 0.5, factors)));
    }

    @Test
    void rowWeightsAreScaledWhereTheToolDoesNot() {
        Fit ridge = Trainer.fit(Fits.orthogonal(), Fits.settings(PenaltyKind.L2, 1), Fits.provenance("w"));
        Map<String, String> calls = Equivalents.of(ridge.model()).calls();
        assertEquals("Ridge(alpha=1).fit(X, y, sample_weight=w * (w > 0).sum() / w.sum())", calls.get("sklearn"));
        assertEquals(2, calls.size());
    }
}
