package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for each group of rows is what would be done for a file of these rows alone. */
class ByTest {
    private static final List<String> GROUPS = List.of("north", "south", "east");
    private static final String HEADER = "region,a,b,city,calls,won,price\n";

    @TempDir
    Path folder;

    private final Map<String, StringBuilder> parts = new LinkedHashMap<>();

    private Path table() throws IOException {
        Random random = new Random(7);
        StringBuilder all = new StringBuilder(HEADER);
        for (int i = 0; i < 240; i++) {
            String group = GROUPS.get(random.nextInt(3));
            double a = random.nextGaussian();
            double b = 30 + 10 * random.nextGaussian();
            String city = List.of("Bern", "Basel", "Genf").get(random.nextInt(3));
            double price = 2 + a * GROUPS.indexOf(group) - b / 30 + random.nextGaussian();
            String cell = random.nextInt(20) == 0 ? "" : Double.toString(b);
            String row = "%s,%s,%s,%s,%d,%s,%s%n"
                    .formatted(
                            group,
                            a,
                            cell,
                            city,
                            random.nextInt(6),
                            a + random.nextGaussian() > 0 ? "yes" : "no",
                            price)
                    .replace("\r", "");
            all.append(row);
            parts.computeIfAbsent(group, any -> new StringBuilder(HEADER)).append(row);
        }
        return Files.writeString(folder.resolve("all.csv"), all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "train -t price -s a,b,city --na mean",
                "train -t price -s a,b,city --na drop -p l2",
                "train -t price -s a,city -p none",
                "train -t price -s a,b --na median -p elasticnet -a 0.1",
                "train -t price -s a,b --na drop --test-share 0.2 --seed 4",
                "train -t calls -s a,city --loss poisson -p l1 -a 0.01",
                "train -t won -s a,city --loss logistic --folds 4",
                "train -t price -s a --loss quantile --tau 0.3 -p l1 -a 0.01",
                "train -t price -s a,b --na zero --solver sgd -p l2 -a 1 --seed 3",
                "train -t price -s a,b --na drop --bootstrap 40 -p l1 -a 0.05",
                "cv -t price -s a,b,city --na mean --rule 1se --repeats 2",
                "cv -t price -s a,city -p l2 --criterion loo",
                "path -t price -s a,b,city --na mean --n-alphas 12",
                "path -t price -s a,city --lars",
                "compare -t price -s a,b,city --na mean --folds 4",
                "inspect -t price -s a,b,city",
            })
    void equalsTheSameOfTheRowsAlone(String line) throws IOException {
        Path all = table();
        String command = line.substring(0, line.indexOf(' '));
        String options = line.substring(line.indexOf(' ') + 1) + " -q -f json";
        List<String> lines = Runs.out(Runs.words(command, options, "--by", "region", all))
                .lines()
                .toList();
        assertEquals(3, lines.size());
        for (String json : lines) {
            Map<?, ?> tree = (Map<?, ?>) Json.parse(json);
            String group = (String) ((Map<?, ?>) tree.get("by")).get("region");
            Path alone = Files.writeString(folder.resolve(group + ".csv"), parts.get(group));
            Object expected = Json.parse(Runs.out(Runs.words(command, options, alone)));
            assertEquals(Runs.comparable(expected), Runs.comparable(tree), group);
        }
    }

    @Test
    void threadsChangeNothing() throws IOException {
        Path all = table();
        String options = "-t price -s a,b,city --na mean -q -f csv --by region";
        assertEquals(
                Runs.out(Runs.words("train", options, "-j", 1, all)),
                Runs.out(Runs.words("train", options, "-j", 4, all)));
    }

    @Test
    void eachRowIsPredictedByTheModelOfItsGroup() throws IOException {
        Path all = table();
        Path models = folder.resolve("models.json");
        String options = "-t price -s a,b,city --na mean -q";
        Runs.out(Runs.words("train", options, "--by", "region", "-o", models, all));
        List<String> predicted = Runs.out(Runs.words("predict", "-q -k region", models, all))
                .lines()
                .skip(1)
                .toList();
        for (String group : parts.keySet()) {
            Path alone = Files.writeString(folder.resolve(group + ".csv"), parts.get(group));
            Path model = folder.resolve("model.json");
            Runs.out(Runs.words("train", options, "-o", model, alone));
            List<String> expected = Runs.out(Runs.words("predict", "-q -k region", model, alone))
                    .lines()
                    .skip(1)
                    .toList();
            assertEquals(
                    expected,
                    predicted.stream()
                            .filter(row -> row.startsWith(group + ","))
                            .toList());
        }
    }

    @Test
    void modelsOfAllGroupsAreVerified() throws IOException {
        Path all = table();
        Path models = folder.resolve("models.json");
        Runs.out(
                Runs.words("train", "-t price -s a,b,city --na mean -q --pooled", "--by", "region", "-o", models, all));
        Runs.out(Runs.words("verify", "-q", models, all));

        String changed = Files.readString(all).replaceFirst("south,[^,]*,", "south,9.5,");
        Path other = Files.writeString(folder.resolve("other.csv"), changed);
        Run run = Run.of(Runs.words("verify", "-q", models, other), new byte[0], null);
        assertEquals(ExitCode.NOT_CONVERGED, run.code());
        assertTrue(run.err().contains("the model of the group \"south\" does not hold"), run.err());
        assertTrue(run.err().contains("the model of all rows does not hold"), run.err());
    }

    @Test
    void momentsOfEachGroupAreThoseOfItsRows() throws IOException {
        Path all = table();
        String options = "-t price -s a,b,city --na drop -q";
        Runs.out(Runs.words("moments", options, "--by", "region", "-o", folder.resolve("{region}.moments"), all));
        for (String group : parts.keySet()) {
            Path alone = Files.writeString(folder.resolve(group + ".csv"), parts.get(group));
            String fit = "-q -f csv -p l1 -a 0.05";
            assertEquals(
                    Runs.out(Runs.words("moments", options, "-f", "csv", "-o", folder.resolve("alone.moments"), alone))
                            .lines()
                            .count(),
                    6);
            assertEquals(
                    Runs.out(Runs.words("train", fit, folder.resolve("alone.moments"))),
                    Runs.out(Runs.words("train", fit, folder.resolve(group + ".moments"))));
        }
    }
}
