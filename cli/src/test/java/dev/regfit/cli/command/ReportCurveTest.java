package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The curve of errors that {@code report} makes again is the one that the strength was chosen by, whatever the options. */
class ReportCurveTest {
    private static final String DIFFERS = "differs from the one that the strength was chosen by";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-p l1",
                "-p l1 --positive",
                "-p l1 --upper a=0.5",
                "-p l1 --max-weight 0.4",
                "-p l1 --penalty-factor a=5 --penalty-factor b=0",
                "-p l1 --penalty-factor a=5 --convention glmnet",
                "-p elasticnet --positive",
                "-p l1 --group",
                "-p l1 --group=a,b",
                "-p l1 --max-norm 0.5 --seed 3 --folds 5",
                "-p l1 --loss huber --lower=-0.1",
            })
    void theCurveIsTheSame(String options) throws IOException {
        String data = Files.writeString(folder.resolve("data.csv"), table()).toString();
        String model = folder.resolve("model.json").toString();
        String page = folder.resolve("page.html").toString();
        List<String> words = new ArrayList<>(List.of("train", data, "-t", "y", "-o", model, "-q"));
        words.addAll(List.of(options.split(" ", -1)));
        run(words);
        run(List.of("report", model, data, "-o", page, "-q"));
        String html = Files.readString(Path.of(page));
        assertTrue(html.contains("\"curve\""), "there is a curve");
        assertFalse(html.contains(DIFFERS), options);
    }

    private static void run(List<String> words) {
        Run run = Run.of(words, new byte[0], null);
        assertEquals(ExitCode.DONE, run.code(), run.err());
    }

    private static String table() {
        Random random = new Random(4);
        StringBuilder table = new StringBuilder("a,b,c,d,f,y\n");
        for (int i = 0; i < 60; i++) {
            double[] x = random.doubles(4, -2, 2).toArray();
            int level = random.nextInt(3);
            double y = x[0] - 0.7 * x[1] + 0.2 * x[2] + level + random.nextGaussian();
            table.append(
                    String.format(Locale.ROOT, "%.4f,%.4f,%.4f,%.4f,l%d,%.4f%n", x[0], x[1], x[2], x[3], level, y));
        }
        return table.toString();
    }
}
