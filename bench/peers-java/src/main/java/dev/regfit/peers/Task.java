package dev.regfit.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a program is asked for by {@code FILE ANSWER CALLS ALPHA [TOLERANCE]}, and what it prints: the seconds of each fit
 * to standard output and the weights to ANSWER, as the scripts of the other peers do.
 *
 * @param file a CSV of numbers with a header, its last column the target
 * @param answer where the weights go
 * @param calls how often to fit
 * @param alpha the strength, in the convention of regfit
 * @param tolerance where the library stops, in its own terms; not a number where none is given
 */
record Task(Path file, Path answer, int calls, double alpha, double tolerance) {
    private static final double SECONDS = 10;

    /** An intercept, and a weight for each column of the file but the last. */
    record Weights(double intercept, double[] columns) {}

    static Task of(String[] arguments) {
        double tolerance = arguments.length > 4 ? Double.parseDouble(arguments[4]) : Double.NaN;
        return new Task(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Integer.parseInt(arguments[2]),
                Double.parseDouble(arguments[3]),
                tolerance);
    }

    /** The names in the file's header. */
    List<String> names() throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return List.of(lines.readLine().split(","));
        }
    }

    String target() throws IOException {
        List<String> names = names();
        return names.get(names.size() - 1);
    }

    /** Fits so often, or until ten seconds are over, and writes the last weights. */
    void run(Callable<Weights> fit) throws Exception {
        Weights weights = null;
        double sum = 0;
        for (int call = 0; call < calls && sum < SECONDS; call++) {
            long start = System.nanoTime();
            weights = fit.call();
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println("seconds " + seconds);
            sum += seconds;
        }
        StringBuilder lines = new StringBuilder("name,weight\n(intercept),");
        lines.append(weights.intercept()).append('\n');
        List<String> names = names();
        for (int j = 0; j < weights.columns().length; j++) {
            lines.append(names.get(j)).append(',').append(weights.columns()[j]).append('\n');
        }
        Files.writeString(answer, lines);
    }
}
