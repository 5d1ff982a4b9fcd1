package dev.regfit.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What must hold of any picture: nothing outside, no text on another, all data within the axes. */
class LayoutTest {
    private static final double EPSILON = 1e-6;

    private static Chart chart(int lines, int points, double size, long seed) {
        Random random = new Random(seed);
        double[] x = IntStream.range(0, points).mapToDouble(k -> size * k).toArray();
        List<Series> series = new ArrayList<>();
        List<Double> all = new ArrayList<>();
        for (int k = 0; k < lines; k++) {
            double[] y = new double[points];
            for (int i = 1; i < points; i++) {
                y[i] = y[i - 1] + size * random.nextGaussian();
                all.add(y[i]);
            }
            series.add(new Series.Line("column " + k, x, y, Ink.of(k), Stroke.of(k), 1));
        }
        double[] values = all.stream().mapToDouble(Double::doubleValue).toArray();
        List<Axis.Tick> top = new ArrayList<>();
        for (double value : x) {
            top.add(new Axis.Tick(value, Long.toString(Math.round(value))));
        }
        return new Chart(
                        "a chart",
                        Axis.covering("along", Axis.Scale.LINEAR, x),
                        Axis.covering("upwards", Axis.Scale.LINEAR, values),
                        series)
                .with(new Chart.Top("over", top))
                .with(new Chart.Guide("min", x[points / 2], true, Stroke.DASHED))
                .with(new Chart.Guide("1se", x[points / 3], true, Stroke.DASHED));
    }

    private static double left(Mark.Text text, Typeface face) {
        return text.x() - text.anchor().share() * face.width(text.text());
    }

    private static List<Mark.Text> texts(Scene scene) {
        return scene.marks().stream()
                .filter(mark -> mark instanceof Mark.Text text && !text.text().isEmpty())
                .map(Mark.Text.class::cast)
                .toList();
    }

    private static void check(Scene scene, Typeface face) {
        List<Mark.Text> texts = texts(scene);
        for (Mark.Text text : texts) {
            double from = left(text, face);
            assertTrue(from >= -EPSILON, () -> "left of the scene: " + text);
            assertTrue(from + face.width(text.text()) <= scene.width() + EPSILON, () -> "right of the scene: " + text);
            assertTrue(text.y() >= 0 && text.y() <= scene.height(), () -> "over or under the scene: " + text);
        }
        for (int a = 0; a < texts.size(); a++) {
            for (int b = a + 1; b < texts.size(); b++) {
                Mark.Text one = texts.get(a);
                Mark.Text other = texts.get(b);
                boolean sameRow = Math.abs(one.y() - other.y()) < 0.7 * face.size();
                boolean apart = left(one, face) + face.width(one.text()) <= left(other, face) + EPSILON
                        || left(other, face) + face.width(other.text()) <= left(one, face) + EPSILON;
                assertFalse(sameRow && !apart, () -> one + " is on " + other);
            }
        }
        for (Mark mark : scene.marks()) {
            if (mark instanceof Mark.Line line) {
                assertTrue(Arrays.stream(line.x()).allMatch(x -> x >= 0 && x <= scene.width()), line::toString);
                assertTrue(Arrays.stream(line.y()).allMatch(y -> y >= 0 && y <= scene.height()), line::toString);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "10, 50, 0.001", "16, 100, 1e7", "16, 7, 1e-9", "3, 1000, 1"})
    void everythingHasItsPlace(int lines, int points, double size) {
        for (long seed = 0; seed < 20; seed++) {
            Picture picture = new Picture("a picture of lines", chart(lines, points, size, seed));
            check(picture.scene(760, 480, Typeface.PAPER), Typeface.PAPER);
            check(picture.scene(100 * Terminal.CELL_WIDTH, 25 * Terminal.CELL_HEIGHT, Typeface.CELLS), Typeface.CELLS);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "7", "16"})
    void eachLineIsThereAndNamedOnce(int lines) {
        Scene scene = new Picture("a picture", chart(lines, 30, 1, 3)).scene(760, 480, Typeface.PAPER);
        long thick = scene.marks().stream()
                .filter(mark -> mark instanceof Mark.Line line && line.x().length == 30)
                .count();
        assertEquals(lines, thick);
        for (int k = 0; k < lines; k++) {
            String name = "column " + k;
            assertEquals(
                    1,
                    texts(scene).stream()
                            .filter(text -> text.text().equals(name))
                            .count(),
                    name);
        }
    }

    @ParameterizedTest
    @CsvSource({"4", "9"})
    void panelsHaveRoomEach(int panels) {
        List<Chart> charts =
                IntStream.range(0, panels).mapToObj(k -> chart(2, 20, 1, k)).toList();
        check(new Picture("several", "all alike", charts, 3, 40).scene(900, 700, Typeface.PAPER), Typeface.PAPER);
    }
}
