package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Solutions of other losses than the squared one, and of weights in a ball, that were certified in 96-digit arithmetic (resources, {@code families}). */
class FamiliesTest {
    private static final Path FAMILIES = Path.of("src", "test", "resources", "families");

    /** Eight digits, of the largest standardized weight. */
    private static final double DIGITS = 1e-8;

    /**
     * One solution.
     *
     * @param options that state the problem
     * @param weights of the original columns, by name, that are not zero
     */
    record Case(String name, Path data, List<String> options, double objective, double intercept, Map<?, ?> weights) {

        static Case of(Map<?, ?> tree) {
            return new Case(
                    (String) tree.get("name"),
                    FAMILIES.resolve((String) tree.get("data")),
                    List.of(((String) tree.get("options")).split(" ", -1)),
                    number(tree, "objective"),
                    number(tree, "intercept"),
                    (Map<?, ?>) tree.get("weights"));
        }

        double weight(Object name) {
            return weights.containsKey(name) ? number(weights, name) : 0;
        }

        /** A word after an option, or nothing. */
        String option(String name) {
            int at = options.indexOf(name);
            return at < 0 ? "" : options.get(at + 1);
        }
    }

    @TempDir
    Path folder;

    private static double number(Map<?, ?> tree, Object key) {
        return ((Number) tree.get(key)).doubleValue();
    }

    @TestFactory
    Stream<DynamicTest> cases() throws IOException {
        List<?> trees = (List<?>) Json.parse(Files.readString(FAMILIES.resolve("cases.json")));
        return trees.stream()
                .map(tree -> Case.of((Map<?, ?>) tree))
                .map(expected -> DynamicTest.dynamicTest(expected.name(), () -> check(expected)));
    }

    private void check(Case expected) throws IOException {
        String model = folder.resolve(expected.name() + ".json").toString();
        List<String> train = new ArrayList<>(List.of("train", expected.data().toString()));
        train.addAll(expected.options());
        train.addAll(List.of("--tol", "1e-12", "-f", "json", "-q", "-o", model));
        Map<?, ?> report = (Map<?, ?>) Json.parse(done(train));
        assertSame(expected, (Map<?, ?>) report.get("model"));
        double objective = number((Map<?, ?>) report.get("objective"), "value");
        assertEquals(expected.objective(), objective, 1e-12 * Math.abs(expected.objective()), "objective");
        done(List.of("verify", model, expected.data().toString()));
    }

    /** The output of a command that succeeds. */
    private static String done(List<String> words) {
        Run run = Run.of(words, new byte[0], null);
        assertEquals(ExitCode.DONE, run.code(), () -> String.join(" ", words) + "\n" + run.err());
        return run.out();
    }

    private static void assertSame(Case expected, Map<?, ?> model) throws IOException {
        Map<String, Double> deviations = deviations(expected);
        double largest = expected.weights().keySet().stream()
                .mapToDouble(name -> Math.abs(expected.weight(name)) * deviations.get(name))
                .max()
                .orElseThrow();
        List<?> weights = (List<?>) model.get("weights");
        assertEquals(expected.option("-s").split(",", -1).length, weights.size());
        for (Object entry : weights) {
            String name = (String) ((Map<?, ?>) entry).get("name");
            double weight = number((Map<?, ?>) entry, "weight");
            double certified = expected.weight(name);
            assertEquals(certified, weight, DIGITS * largest / deviations.get(name), name);
            assertTrue((certified == 0) == (weight == 0), () -> name + " should be " + certified + ", not " + weight);
        }
        double intercept = number(model, "intercept");
        double size = Math.max(largest, Math.abs(expected.intercept()));
        assertEquals(expected.intercept(), intercept, DIGITS * size, "intercept");
    }

    /** By column the standard deviation (1/n) with the case's row weights. */
    private static Map<String, Double> deviations(Case expected) throws IOException {
        List<String> lines = Files.readAllLines(expected.data());
        List<String> header = List.of(lines.get(0).split(",", -1));
        double[][] rows = lines.stream()
                .skip(1)
                .map(line -> Arrays.stream(line.split(",", -1))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toArray(double[][]::new);
        int weight = header.indexOf(expected.option("--weights"));
        Map<String, Double> deviations = new LinkedHashMap<>();
        for (String name : expected.option("-s").split(",", -1)) {
            int j = header.indexOf(name);
            double mean = mean(rows, weight, j, 0, 1);
            deviations.put(name, Math.sqrt(mean(rows, weight, j, mean, 2)));
        }
        return deviations;
    }

    /** The weighted mean of a power of what a column differs by from some value. */
    private static double mean(double[][] rows, int weight, int j, double from, int power) {
        double sum = 0;
        double total = 0;
        for (double[] row : rows) {
            double own = weight < 0 ? 1 : row[weight];
            sum += own * Math.pow(row[j] - from, power);
            total += own;
        }
        return sum / total;
    }
}
