package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.model.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done for each window of rows is what would be done for a file of these rows alone. */
class WindowTest {
    private static final String HEADER = "day,a,b,c,city,calls,y";
    private static final int ROWS = 300;
    private static final double TWELVE_DIGITS = 1e-12;

    @TempDir
    Path folder;

    private final List<String> rows = new ArrayList<>();

    /** Of a column with a mean of 1e8, one with a trend, and one in which cells are missing. */
    private Path table() throws IOException {
        Random random = new Random(11);
        for (int i = 0; i < ROWS; i++) {
            double a = 1e8 + random.nextGaussian();
            double b = i + 5 * random.nextGaussian();
            double c = random.nextGaussian();
            double y = 7 + (a - 1e8) * (1 + i / 100.0) - b / 20 + c + random.nextGaussian();
            rows.add("%s,%s,%s,%s,%s,%d,%s"
                    .formatted(
                            LocalDate.of(2023, 12, 1).plusDays(i),
                            a,
                            b,
                            i % 45 == 44 ? "" : Double.toString(c),
                            List.of("Bern", "Basel", "Genf").get(random.nextInt(3)),
                            random.nextInt(6),
                            y));
        }
        return file("all.csv", 0, ROWS);
    }

    private Path file(String name, int from, int to) throws IOException {
        return Files.writeString(
                folder.resolve(name), HEADER + "\n" + String.join("\n", rows.subList(from, to)) + "\n");
    }

    private static List<String> words(String options, Object... more) {
        return Runs.words("train", options, more);
    }

    private static Map<?, ?> comparable(String json) {
        return (Map<?, ?>) Runs.comparable(Json.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s a,b -p l2",
                "-s a,b,city -p none",
                "-s b,city -p l1 -a 0.1 --test-share 0.2 --seed 4",
                "-s b,c --na mean -p elasticnet -a 0.1",
                "-s a,b --solver columns -p l1 -a 0.05",
                "-s b,city -p l1 -a 0.1 --scale standard --group",
                "-t calls -s b,city --loss poisson -p l1 -a 0.01 --scale standard",
                "-s b -p none --robust hc3",
            })
    void rowsAreLearntFromAsIfTheyWereAlone(String options) throws IOException {
        Path all = table();
        String last = options.contains("-t ") ? options : options + " -t y";
        List<String> lines = Runs.out(words(last + " -q -f json --window 90 --step 70", all))
                .lines()
                .toList();
        assertEquals(4, lines.size());
        for (int w = 0; w < lines.size(); w++) {
            Path alone = file("alone.csv", 70 * w, 70 * w + 90);
            assertEquals(comparable(Runs.out(words(last + " -q -f json", alone))), comparable(lines.get(w)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-s a,b -p l2 -a 1",
                "-s a,b -p none",
                "-s b,c --na drop -p none",
                "-s a,b -p l1 -a 0.1 --scale standard",
                "-s b --poly b=2 -p l2 -a 0.1 --scale standard",
                "-s a,b -p elasticnet -a 0.1 --weights calls",
            })
    void momentsTellTheSameToTwelveDigits(String options) throws IOException {
        Path all = table();
        List<String> lines = Runs.out(words(options + " -q -f json --window 60 --step 1", all))
                .lines()
                .toList();
        assertEquals(ROWS - 60 + 1, lines.size());
        for (int w = 0; w < lines.size(); w += 47) {
            Path alone = file("alone.csv", w, w + 60);
            Map<?, ?> expected = comparable(Runs.out(words(options + " -q -f json", alone)));
            Map<?, ?> window = comparable(lines.get(w));
            assertFalse(((Map<?, ?>) window.get("fit")).get("mae") instanceof Double, "learnt from rows");
            assertEquals(expected.get("data"), window.get("data"));
            assertNumbers(expected.get("model"), window.get("model"), "window " + w);
        }
    }

    private static void assertNumbers(Object expected, Object actual, String where) {
        if (expected instanceof Map<?, ?> map) {
            assertEquals(map.keySet(), ((Map<?, ?>) actual).keySet());
            map.forEach((key, value) -> assertNumbers(value, ((Map<?, ?>) actual).get(key), where + " " + key));
        } else if (expected instanceof List<?> list) {
            for (int k = 0; k < list.size(); k++) {
                assertNumbers(list.get(k), ((List<?>) actual).get(k), where + " " + k);
            }
        } else if (expected instanceof Double number) {
            // A chance is as many times less exact as its logarithm is large.
            double digits = where.endsWith(" p") ? 200 * TWELVE_DIGITS : TWELVE_DIGITS;
            assertEquals(number, (Double) actual, digits * Math.abs(number), where);
        } else {
            assertEquals(expected, actual);
        }
    }

    @Test
    void expandingWindowsHoldAllRowsSoFar() throws IOException {
        Path all = table();
        String options = "-s a,b -p l1 -a 0.1 --scale standard -q -f json";
        List<String> lines = Runs.out(words(options + " --window 30 --step 45 --expanding", all))
                .lines()
                .toList();
        assertEquals(7, lines.size());
        for (int w = 0; w < lines.size(); w++) {
            Path alone = file("alone.csv", 0, 30 + 45 * w);
            assertNumbers(
                    comparable(Runs.out(words(options, alone))).get("model"),
                    comparable(lines.get(w)).get("model"),
                    "window " + w);
        }
    }

    @Test
    void windowsOfTimeAreThoseOfTheirRows() throws IOException {
        Path all = table();
        String options = "-s a,b -p l2 -a 1 -q -f csv";
        String byRows = Runs.out(words(options + " --window 60 --step 1", all));
        String byTime = Runs.out(words(options + " --time day --window 60d --step 1d", all));
        assertEquals(byRows.replaceAll("(?m)^\\d+,\\d+,", ""), byTime.replaceAll("(?m)^[0-9-]{10},[0-9-]{10},", ""));
    }

    @Test
    void threadsChangeNothing() throws IOException {
        Path all = table();
        for (String options :
                List.of("-s a,b -p l2 -a 1 -f csv", "-s a,b,city -p l1 -f csv", "-s a,c --na drop -p none")) {
            List<String> once = words(options + " -q --window 50 --step 10", all);
            List<String> one = new ArrayList<>(once);
            List<String> four = new ArrayList<>(once);
            one.addAll(List.of("-j", "1"));
            four.addAll(List.of("-j", "4"));
            assertEquals(Runs.out(one), Runs.out(four));
        }
    }

    @Test
    void nearlyCollinearWindowsAreLearntFromTheirRows() throws IOException {
        StringBuilder text = new StringBuilder("a,b,y\n");
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            double a = random.nextGaussian();
            double b = i < 20 ? random.nextGaussian() : a + 1e-6 * random.nextGaussian();
            text.append("%s,%s,%s\n".formatted(a, b, a + b + random.nextGaussian()));
        }
        Path data = Files.writeString(folder.resolve("collinear.csv"), text);
        List<String> lines =
                Runs.out(words("-p none -q -f json --window 20", data)).lines().toList();
        assertTrue(lines.get(0).contains("\"mae\":null"), lines.get(0));
        assertTrue(lines.get(1).contains("\"name\":\"qr\""), lines.get(1));
    }

    @Test
    void manyWindowsAreNotAllShownToPeople() throws IOException {
        Path all = table();
        String text = Runs.out(words("-s a,b -p l2 -a 1 -q --window 20 --step 1", all));
        assertTrue(text.contains("… 81 between are not shown (-f csv lists all)"), text);
        assertTrue(text.contains("281 windows"), text);
        assertTrue(text.lines().count() < 225, text);
    }

    @Test
    void strictWritesNothingWhereSomethingIsNoted() throws IOException {
        Path all = table();
        String options = "-s a,b -p l2 -a 1 -f csv --window 100 --strict";
        Run noted = Run.of(words(options, all), new byte[0], null);
        assertEquals(ExitCode.DATA, noted.code());
        assertEquals("", noted.out());
        assertEquals(10, Runs.out(words(options + " -t y", all)).lines().count());
    }
}
