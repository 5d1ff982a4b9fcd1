package dev.regfit;

import dev.regfit.data.Builders;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A table of the test resources: commas, no quotes.
 *
 * @param header names of the columns
 * @param rows the cells, as text
 */
record ReferenceTable(List<String> header, List<String[]> rows) {

    /** Reads a table whose first line names the columns. */
    static ReferenceTable read(String resource) {
        List<String[]> lines = lines(resource);
        return new ReferenceTable(List.of(lines.get(0)), lines.subList(1, lines.size()));
    }

    /** Reads a table without names: columns are called 1, 2, … */
    static ReferenceTable readWithoutHeader(String resource) {
        List<String[]> lines = lines(resource);
        List<String> names = IntStream.rangeClosed(1, lines.get(0).length)
                .mapToObj(Integer::toString)
                .toList();
        return new ReferenceTable(names, lines);
    }

    private static List<String[]> lines(String resource) {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(ReferenceTable.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split(",", -1)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first {@code count} rows. */
    ReferenceTable first(int count) {
        return new ReferenceTable(header, rows.subList(0, count));
    }

    String cell(int row, String column) {
        return rows.get(row)[header.indexOf(column)];
    }

    double number(int row, String column) {
        return Double.parseDouble(cell(row, column));
    }

    /** The columns of a name, as numbers. */
    double[] column(String name) {
        return IntStream.range(0, rows.size()).mapToDouble(i -> number(i, name)).toArray();
    }

    /** A data set of all columns but those left out, in file order. */
    Dataset dataset(String target, Set<String> leftOut) {
        List<String> predictors = new ArrayList<>(header);
        predictors.remove(target);
        predictors.removeAll(leftOut);
        return dataset(target, predictors, new double[0]);
    }

    /** A data set of the named columns, with row weights if there are any. */
    Dataset dataset(String target, List<String> predictors, double[] weights) {
        List<double[]> columns = predictors.stream().map(this::column).toList();
        return dataset(predictors, columns, target, column(target), weights);
    }

    /** A data set of columns of numbers. */
    static Dataset dataset(List<String> names, List<double[]> columns, String target, double[] y, double[] weights) {
        DatasetBuilder builder = Builders.ofNumbers(names, target);
        String[] texts = new String[names.size()];
        for (int i = 0; i < y.length; i++) {
            int row = i;
            double[] numbers =
                    columns.stream().mapToDouble(column -> column[row]).toArray();
            builder.add(numbers, texts, y[i], weights.length == 0 ? 1.0 : weights[i]);
        }
        return Builders.rows(builder);
    }
}
