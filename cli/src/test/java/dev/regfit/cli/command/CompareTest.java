package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** compare against cv, run for each penalty on its own. */
class CompareTest {
    private static final int ROWS = 50;
    private static final int FOLDS = 4;
    private static final int REPEATS = 2;
    private static final List<String> OPTIONS =
            List.of("--folds", "4", "--repeats", "2", "--seed", "7", "--n-alphas", "12", "-f", "csv");

    private final byte[] table = table();

    @TempDir
    Path folder;

    /** Three columns of which one is of no use. */
    private static byte[] table() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder("a,b,c,y\n");
        for (int i = 0; i < ROWS; i++) {
            double a = random.nextGaussian();
            double b = a + random.nextGaussian();
            text.append(a).append(',').append(b).append(',').append(random.nextGaussian());
            text.append(',').append(a - 0.5 * b + random.nextGaussian()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String[]> csv(String command, String... more) {
        List<String> arguments = new ArrayList<>(List.of(command, "-"));
        arguments.addAll(OPTIONS);
        arguments.addAll(List.of(more));
        Run run = Run.of(arguments, table, null);
        assertEquals(ExitCode.DONE, run.code(), run.err());
        return cells(run.out());
    }

    /** Of all lines but the header. */
    private static List<String[]> cells(String csv) {
        return csv.lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    /** Alpha, value and standard error, to the last digit. */
    @Test
    void errorsAreThoseOfCv() {
        List<String[]> compared = csv("compare", "-p", "l1,l2,elasticnet", "--metric", "mae");
        for (String[] row : compared) {
            String[] chosen = csv("cv", "-p", row[0], "--metric", "mae").stream()
                    .filter(point -> point[6].contains("min"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(List.of(chosen).subList(1, 6), List.of(row[1], row[3], row[4], row[5], row[8]), row[0]);
        }
        assertEquals(3, compared.size());
    }

    @Test
    void differencesAreThoseOfOutOfFoldPredictions() throws IOException {
        List<String[]> compared = csv("compare", "-p", "l1,l2,elasticnet");
        List<double[]> losses = new ArrayList<>();
        int best = 0;
        for (int k = 0; k < compared.size(); k++) {
            losses.add(lossesOfFolds(compared.get(k)[0]));
            best = compared.get(k)[6].equals("0.0") ? k : best;
        }
        int[] sizes = new int[REPEATS * FOLDS];
        for (String[] row : outOfFold("l1")) {
            sizes[fold(row)]++;
        }
        for (int k = 0; k < compared.size(); k++) {
            double mean = 0;
            double variance = 0;
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                double sum = 0;
                for (int fold = repeat * FOLDS; fold < (repeat + 1) * FOLDS; fold++) {
                    sum += losses.get(k)[fold] - losses.get(best)[fold];
                }
                for (int fold = repeat * FOLDS; fold < (repeat + 1) * FOLDS; fold++) {
                    double ofFold = (losses.get(k)[fold] - losses.get(best)[fold]) / sizes[fold];
                    variance += sizes[fold] * Math.pow(ofFold - sum / ROWS, 2) / ROWS / (FOLDS - 1) / REPEATS;
                }
                mean += sum / ROWS / REPEATS;
            }
            assertEquals(mean, Double.parseDouble(compared.get(k)[6]), 1e-12);
            assertEquals(Math.sqrt(variance), Double.parseDouble(compared.get(k)[7]), 1e-12);
        }
        assertEquals(2, Arrays.stream(sizes).distinct().count(), "folds of different size");
    }

    /** Sums of squared errors. */
    private double[] lossesOfFolds(String penalty) throws IOException {
        double[] losses = new double[REPEATS * FOLDS];
        for (String[] row : outOfFold(penalty)) {
            losses[fold(row)] += Math.pow(Double.parseDouble(row[3]) - Double.parseDouble(row[4]), 2);
        }
        return losses;
    }

    private List<String[]> outOfFold(String penalty) throws IOException {
        Path file = folder.resolve(penalty + ".csv");
        csv("cv", "-p", penalty, "--out-of-fold", file.toString());
        return cells(Files.readString(file));
    }

    private static int fold(String[] row) {
        return (Integer.parseInt(row[0]) - 1) * FOLDS + Integer.parseInt(row[2]) - 1;
    }
}
