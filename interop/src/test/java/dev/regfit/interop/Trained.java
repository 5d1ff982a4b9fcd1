package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.command.Regfit;
import dev.regfit.model.Json;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * A trained sample.
 *
 * @param model its file
 * @param table the file of the rows to be predicted
 * @param formula the model exported as JSON
 * @param columns that it needs
 * @param rows their cells: a Double, a text, or null where missing
 * @param predictions what {@code predict} says; empty where it says nothing
 */
record Trained(
        Sample sample,
        Path model,
        Path table,
        Map<?, ?> formula,
        List<Column> columns,
        List<List<Object>> rows,
        List<String> predictions) {
    private static final double TOLERANCE = 1e-12;

    /** What rounding leaves of sums that cancel, relative to the largest prediction. */
    private static final double ROUNDING = 1e-15;

    private static final Map<Sample, Trained> KNOWN = new EnumMap<>(Sample.class);

    private static final Set<String> MISSING = Set.of("", "NA");

    record Column(String name, boolean text) {}

    /** Trained once for all tests: it takes longer than most engines do. */
    static Trained of(Sample sample) throws IOException {
        Trained known = KNOWN.get(sample);
        if (known == null) {
            known = of(sample, Files.createDirectories(Path.of("target", "samples", sample.name())));
            KNOWN.put(sample, known);
        }
        return known;
    }

    private static Trained of(Sample sample, Path folder) throws IOException {
        Path model = folder.resolve("model.json");
        train(sample, folder, model);
        Path table = sample.rows(folder);
        Map<?, ?> formula = (Map<?, ?>) Json.parse(export(sample, model, "json"));
        List<Column> columns = new ArrayList<>();
        for (Object tree : (List<?>) formula.get("columns")) {
            Map<?, ?> column = (Map<?, ?>) tree;
            columns.add(
                    new Column((String) column.get("name"), column.get("type").equals("text")));
        }
        List<String> predict = new ArrayList<>(List.of("predict", model.toString(), table.toString(), "-q"));
        predict.addAll(sample.predicting());
        List<String> predictions = new ArrayList<>();
        for (CSVRecord line : CSVFormat.DEFAULT
                .builder()
                .setIgnoreEmptyLines(false)
                .get()
                .parse(new StringReader(Regfit.done(predict).out()))) {
            predictions.add(line.get(0));
        }
        return new Trained(
                sample,
                model,
                table,
                formula,
                columns,
                rows(table, columns),
                predictions.subList(1, predictions.size()));
    }

    private static void train(Sample sample, Path folder, Path model) {
        List<String> train =
                new ArrayList<>(List.of("train", sample.table(folder).toString(), "-q", "-o", model.toString()));
        train.addAll(sample.training());
        Regfit.done(train);
    }

    private static String export(Sample sample, Path model, String... to) {
        List<String> export = new ArrayList<>(List.of("export", model.toString(), "--to"));
        export.addAll(List.of(to));
        export.addAll(sample.predicting());
        return Regfit.done(export).out();
    }

    private static List<List<Object>> rows(Path table, List<Column> columns) throws IOException {
        List<List<Object>> rows = new ArrayList<>();
        CSVFormat format = CSVFormat.DEFAULT.builder().setHeader().get();
        try (Reader in = Files.newBufferedReader(table, StandardCharsets.UTF_8)) {
            for (CSVRecord record : format.parse(in)) {
                List<Object> row = new ArrayList<>();
                for (Column column : columns) {
                    String cell = record.get(column.name());
                    Object present = column.text() ? cell : (Object) number(cell);
                    row.add(MISSING.contains(cell) ? null : present);
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Double number(String cell) {
        return MISSING.contains(cell) ? null : Double.valueOf(cell);
    }

    /** The model as text in a form. */
    String text(String... form) {
        return export(sample, model, form);
    }

    /** The model in a file in a form. */
    Path file(Path folder, String form) {
        Path file = folder.resolve("exported");
        List<String> export = new ArrayList<>(List.of("export", model.toString(), "--to", form, "-o", file.toString()));
        export.addAll(sample.predicting());
        Regfit.done(export);
        return file;
    }

    /**
     * Holds answers against the predictions.
     *
     * @param answers numbers, texts, or null where there is none
     */
    void assertPredicted(List<?> answers) {
        assertEquals(predictions.size(), answers.size(), "number of rows");
        assertTrue(predictions.stream().filter(text -> !text.isEmpty()).count() > predictions.size() / 2);
        double largest = 0;
        for (Object answer : answers) {
            largest =
                    answer instanceof Double number && !number.isNaN() ? Math.max(largest, Math.abs(number)) : largest;
        }
        for (int i = 0; i < answers.size(); i++) {
            String expected = predictions.get(i);
            if (answers.get(i) instanceof Double answer && !answer.isNaN()) {
                double number = Double.parseDouble(expected);
                double allowed = Math.max(TOLERANCE * Math.abs(number), ROUNDING * largest);
                assertEquals(number, answer, allowed, "row " + (i + 1));
            } else {
                Object answer = answers.get(i);
                String text = answer == null || answer instanceof Double ? "" : (String) answer;
                assertEquals(expected, text, "row " + (i + 1));
            }
        }
    }
}
