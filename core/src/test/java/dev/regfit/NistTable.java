package dev.regfit;

import dev.regfit.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

/** One of NIST's sets, its columns as doubles, with what is certified of it. */
record NistTable(String name, Properties certified, Dataset data) {

    static NistTable read(String name) {
        Properties certified = properties();
        return new NistTable(name, certified, dataset(name, Integer.parseInt(certified.getProperty(name + ".degree"))));
    }

    boolean intercept() {
        return Boolean.parseBoolean(certified.getProperty(name + ".intercept"));
    }

    /** What stands under a key of this set. */
    double[] numbers(String key) {
        return Stream.of(certified.getProperty(name + "." + key).split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    static Properties properties() {
        Properties properties = new Properties();
        try (InputStream in = NistTable.class.getResourceAsStream("/nist/certified.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    static Dataset dataset(String name, int degree) {
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
}
