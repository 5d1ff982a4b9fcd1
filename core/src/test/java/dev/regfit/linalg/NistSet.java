package dev.regfit.linalg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** One data set of the NIST folder of the test resources, as equations and with its reference coefficients. */
record NistSet(String name, PenalizedEquations equations, BigDecimal[] certified, BigDecimal[] doubles) {
    static final List<String> NAMES = List.of(
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
            "Wampler5");

    static Stream<NistSet> all() {
        return NAMES.stream().map(NistSet::read);
    }

    static NistSet read(String name) {
        try (InputStream properties = resource("certified.properties");
                BufferedReader table = new BufferedReader(new InputStreamReader(
                        resource(name.toLowerCase(Locale.ROOT) + ".csv"), StandardCharsets.UTF_8))) {
            Properties all = new Properties();
            all.load(properties);
            int degree = Integer.parseInt(all.getProperty(name + ".degree"));
            boolean intercept = Boolean.parseBoolean(all.getProperty(name + ".intercept"));
            return new NistSet(
                    name,
                    equations(table.lines().skip(1).map(line -> line.split(",")).toList(), degree, intercept),
                    numbers(all.getProperty(name + ".certified")),
                    numbers(all.getProperty(name + ".doubles")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String file) {
        return NistSet.class.getResourceAsStream("/nist/" + file);
    }

    private static BigDecimal[] numbers(String line) {
        return Stream.of(line.split(" ")).map(BigDecimal::new).toArray(BigDecimal[]::new);
    }

    /** Columns are the exact powers of the decimals in the file, each rounded once. */
    private static PenalizedEquations equations(List<String[]> rows, int degree, boolean intercept) {
        int n = rows.size();
        int k = degree > 1 ? degree : rows.get(0).length - 1;
        double[] a = new double[n * k];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            y[i] = Double.parseDouble(rows.get(i)[0]);
            for (int j = 0; j < k; j++) {
                BigDecimal entry =
                        degree > 1 ? new BigDecimal(rows.get(i)[1]).pow(j + 1) : new BigDecimal(rows.get(i)[j + 1]);
                a[j * n + i] = entry.doubleValue();
            }
        }
        return PenalizedEquations.ordinary(a, y, k, intercept);
    }

    @Override
    public String toString() {
        return name;
    }
}
