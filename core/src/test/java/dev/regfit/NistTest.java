package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.solver.SolverName;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * NIST's reference data for linear regression, through the one way from data to a model. Columns are the powers of x
 * rounded to doubles, as a table would hold them, and the reference is the exact solution for those doubles.
 */
class NistTest {
    /** Significant digits that every coefficient must have. */
    private static final double DIGITS = 11;

    /** Of NIST's fifteen, which are rounded, and with x rounded to doubles. */
    private static final double CERTIFIED_DIGITS = 13;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Norris",
                "Pontius",
                "NoInt1",
                "NoInt2",
                "Filip",
                "Longley",
                "Wampler1",
                "Wampler2",
                "Wampler3",
                "Wampler4",
                "Wampler5"
            })
    void everyCoefficientHasElevenDigits(String name) {
        Properties sets = NistTable.properties();
        boolean intercept = Boolean.parseBoolean(sets.getProperty(name + ".intercept"));
        Settings settings = new Settings(
                Fits.NO_PENALTY,
                Convention.SKLEARN,
                Scaling.NONE,
                intercept,
                ColumnRules.NONE,
                Fits.solving(SolverName.AUTO));
        Fit fit = Fits.fit(NistTable.dataset(name, Integer.parseInt(sets.getProperty(name + ".degree"))), settings);

        List<Double> coefficients = new ArrayList<>();
        if (intercept) {
            coefficients.add(fit.model().intercept());
        }
        for (double weight : fit.model().weights()) {
            coefficients.add(weight);
        }
        String[] reference = sets.getProperty(name + ".doubles").split(" ", -1);
        for (int k = 0; k < reference.length; k++) {
            double digits = digits(coefficients.get(k), new BigDecimal(reference[k]));
            assertTrue(
                    digits >= DIGITS,
                    "coefficient %d is %s, not %s: %.1f digits"
                            .formatted(k, coefficients.get(k), reference[k], digits));
        }
        assertTrue(fit.converged());
    }

    /** From x itself, its powers being terms of the model, NIST's own digits come out, which are 15. */
    @ParameterizedTest
    @ValueSource(strings = {"Norris", "Pontius", "Filip", "Wampler1", "Wampler2", "Wampler3", "Wampler4", "Wampler5"})
    void powersOfXReachTheCertifiedDigits(String name) {
        Properties sets = NistTable.properties();
        int degree = Integer.parseInt(sets.getProperty(name + ".degree"));
        List<Term> terms = new ArrayList<>(List.of(new Term.Main("x")));
        for (int power = 2; power <= degree; power++) {
            terms.add(new Term.Power("x", power));
        }
        DatasetBuilder builder = new DatasetBuilder(
                new Schema(List.of(Predictor.number("x")), terms, "y"), BuildOptions.keepingRows(MissingPolicy.ERROR));
        for (String[] row : ReferenceTable.read("/nist/" + name.toLowerCase(Locale.ROOT) + ".csv")
                .rows()) {
            builder.add(new double[] {Double.parseDouble(row[1])}, new String[1], Double.parseDouble(row[0]), 1);
        }
        Settings settings = new Settings(
                Fits.NO_PENALTY,
                Convention.SKLEARN,
                Scaling.NONE,
                true,
                ColumnRules.NONE,
                Fits.solving(SolverName.AUTO));
        Fit fit = Fits.fit((Dataset) builder.build(Encoding.ONEHOT), settings);
        String[] reference = sets.getProperty(name + ".certified").split(" ", -1);
        for (int k = 0; k < reference.length; k++) {
            double value = k == 0 ? fit.model().intercept() : fit.model().weights()[k - 1];
            double digits = digits(value, new BigDecimal(reference[k]));
            assertTrue(
                    digits >= CERTIFIED_DIGITS,
                    "coefficient %d is %s, not %s: %.1f digits".formatted(k, value, reference[k], digits));
        }
        assertTrue(fit.converged());
    }

    /** −log₁₀ of the relative error. */
    private static double digits(double value, BigDecimal reference) {
        double error = new BigDecimal(value)
                .subtract(reference)
                .divide(reference, MathContext.DECIMAL64)
                .abs()
                .doubleValue();
        return error == 0 ? 16 : -Math.log10(error);
    }
}
