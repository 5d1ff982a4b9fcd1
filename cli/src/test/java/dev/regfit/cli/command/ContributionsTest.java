package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What predict --contributions and --residuals tell, against the predictions themselves. */
class ContributionsTest {
    private static final double ROUNDING = 1e-13;

    @TempDir
    Path folder;

    /** Numbers, texts, an offset and targets of all kinds. */
    private static String table() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,city,shift,price,calls,won\n");
        for (int i = 0; i < 60; i++) {
            double a = random.nextGaussian();
            double b = 100 * random.nextGaussian();
            String city = List.of("Bern", "Basel", "Genf").get(random.nextInt(3));
            double price = Math.exp(a + 0.1 * random.nextGaussian());
            boolean won = a + random.nextGaussian() > 0;
            text.append(a).append(',').append(b).append(',').append(city).append(',');
            text.append(random.nextInt(4)).append(',').append(price).append(',');
            text.append(random.nextInt(9))
                    .append(',')
                    .append(won ? "yes" : "no")
                    .append('\n');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-t price -s a,b,city -p none",
                "-t price -s a,b,city -p l1 -a 0.2 --log-target",
                "-t price -s a,b -p l2 -a 1 --interact a:b --poly a=3",
                "-t calls -s a,city --loss poisson --offset shift -p l2 -a 0.1",
                "-t won -s a,b,city --loss logistic -p l1 -a 0.02",
                "-t price -s a,b --no-intercept -p none"
            })
    void sumToTheLinearPredictor(String options) throws IOException {
        Path data = Files.writeString(folder.resolve("data.csv"), table());
        String model = folder.resolve("model.json").toString();
        List<String> train = new ArrayList<>(List.of("train", data.toString(), "-q", "-f", "csv", "-o", model));
        train.addAll(List.of(options.split(" ", -1)));
        assertEquals(0, run(train).code(), () -> run(train).err());
        List<?> links = predictions(model, data, "--type", "link");
        List<?> means = predictions(model, data, "--residuals", "--contributions", "--keep", "all");
        assertEquals(60, means.size());
        String target = train.get(train.indexOf("-t") + 1);
        for (int i = 0; i < means.size(); i++) {
            Map<?, ?> row = (Map<?, ?>) means.get(i);
            double link = (Double) ((Map<?, ?>) links.get(i)).get("prediction");
            double sum = 0;
            double size = 1;
            for (Map.Entry<?, ?> entry : row.entrySet()) {
                if (entry.getKey().toString().startsWith("contribution_")) {
                    double part = ((Number) entry.getValue()).doubleValue();
                    sum += part;
                    size += Math.abs(part);
                }
            }
            assertTrue(row.containsKey("contribution_(intercept)"), row::toString);
            assertEquals(link, sum, ROUNDING * size, row::toString);
            Object known = row.get(target);
            double y = known instanceof Number number ? number.doubleValue() : known.equals("yes") ? 1 : 0;
            double mean = ((Number) row.get("prediction")).doubleValue();
            assertEquals(y - mean, ((Number) row.get("residual")).doubleValue(), row::toString);
        }
    }

    private static List<?> predictions(String model, Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("predict", model, data.toString(), "-f", "json"));
        words.addAll(List.of(options));
        Run run = run(words);
        assertEquals(0, run.code(), run.err());
        return (List<?>) Json.parse(run.out());
    }

    private static Run run(List<String> words) {
        return Run.of(words, "".getBytes(StandardCharsets.UTF_8), null);
    }
}
