package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.Scaling;
import dev.regfit.problem.Convention;
import dev.regfit.solver.SolverName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
        Properties sets = certified();
        boolean intercept = Boolean.parseBoolean(sets.getProperty(name + ".intercept"));
        Settings settings = new Settings(
                Fits.NO_PENALTY,
                Convention.SKLEARN,
                Scaling.NONE,
                intercept,
                ColumnRules.NONE,
                Fits.solving(SolverName.AUTO));
        Fit fit = Fits.fit(dataset(name, Integer.parseInt(sets.getProperty(name + ".degree"))), settings);

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

    private static Properties certified() {
        Properties properties = new Properties();
        try (InputStream in = NistTest.class.getResourceAsStream("/nist/certified.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static Dataset dataset(String name, int degree) {
        ReferenceTable table = ReferenceTable.read("/nist/" + name.toLowerCase(Locale.ROOT) + ".csv");
        List<String> predictors = table.header().subList(1, table.header().size());
        if (degree == 1) {
            return table.dataset("y", predictors, new double[0]);
        }
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int power = 1; power <= degree; power++) {
            int exponent = power;
            names.add("x" + power);
            columns.add(table.rows().stream()
                    .mapToDouble(row -> new BigDecimal(row[1]).pow(exponent).doubleValue())
                    .toArray());
        }
        return ReferenceTable.dataset(names, columns, "y", table.column("y"), new double[0]);
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
