package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Some parts of a table are what a table of their rows alone is, whatever form they are in. */
class FoldedDataTest {
    private static final int PARTS = 4;
    private static final List<Predictor> PREDICTORS =
            List.of(Predictor.number("a"), Predictor.text("city"), Predictor.number("b"), Predictor.text("kind"));
    private static final Schema PLAIN = new Schema(PREDICTORS, "y");
    private static final Schema TERMS = new Schema(
            PREDICTORS,
            List.of(
                    new Term.Log("a"),
                    new Term.Main("city"),
                    new Term.Power("b", 2),
                    new Term.Interaction(List.of(new Term.Main("a"), new Term.Main("b"))),
                    new Term.Interaction(List.of(new Term.Main("b"), new Term.Main("kind")))),
            "y");
    private static final RowParts BY_LABEL = (row, label) -> Integer.parseInt(label);

    private record Line(int part, double a, String city, double b, String kind, double y, double weight) {
        boolean isUsed() {
            return weight > 0 && !Double.isNaN(y);
        }
    }

    /** What a form of parts is made with. */
    private enum Form {
        ROWS(RowKeeping.ALWAYS, 1, true),
        MOMENTS_OF_KEPT_ROWS(RowKeeping.ALWAYS, 1, false),
        MOMENTS(RowKeeping.NEVER, 1, false),
        MOMENTS_ON_THREADS(RowKeeping.NEVER, 3, false);

        private final RowKeeping keeping;
        private final int jobs;
        private final boolean rows;

        Form(RowKeeping keeping, int jobs, boolean rows) {
            this.keeping = keeping;
            this.jobs = jobs;
            this.rows = rows;
        }

        FoldedData of(Schema shape, MissingPolicy missing, Encoding encoding, List<Line> table) {
            BuildOptions options = new BuildOptions(missing, keeping, BuildOptions.MAX_LEVELS, jobs);
            return filled(new DatasetBuilder(shape, options.parted(List.of(BY_LABEL))), table)
                    .folded(0, encoding, rows);
        }
    }

    /**
     * Rows of four parts; each has a city and a kind that no other has. In some parts b has one value where it has any,
     * and in others it is far from there.
     */
    private static List<Line> table(int n, boolean gaps, long seed) {
        Random random = new Random(seed);
        List<Line> table = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            int part = i < PARTS ? i : random.nextInt(PARTS);
            boolean whole = i < 4 * PARTS || !gaps; // so that no part is without any value
            double b = part % 2 == 0 ? 5 : 1000 + random.nextGaussian();
            table.add(new Line(
                    part,
                    whole || random.nextInt(9) > 0 ? 50 + random.nextGaussian() : Double.NaN,
                    whole || random.nextInt(7) > 0 ? city(part, random) : null,
                    whole || random.nextInt(5) > 0 ? b : Double.NaN,
                    random.nextInt(10) == 0 ? "kind" + part : random.nextBoolean() ? "u" : "v",
                    whole || random.nextInt(20) > 0 ? random.nextGaussian() : Double.NaN,
                    i < PARTS ? 1 : random.nextInt(4) * 0.5));
        }
        return table;
    }

    private static String city(int part, Random random) {
        return random.nextInt(10) == 0 ? "a" + part : "c" + random.nextInt(3);
    }

    private static DatasetBuilder filled(DatasetBuilder builder, List<Line> table) {
        for (Line line : table) {
            builder.add(
                    new double[] {line.a, Double.NaN, line.b, Double.NaN},
                    new String[] {null, line.city, null, line.kind},
                    line.y,
                    line.weight,
                    Integer.toString(line.part));
        }
        return builder;
    }

    private static List<Line> of(List<Line> table, int... parts) {
        return table.stream()
                .filter(line -> Arrays.stream(parts).anyMatch(part -> part == line.part))
                .toList();
    }

    private static int[] allBut(int left) {
        return IntStream.range(0, PARTS).filter(part -> part != left).toArray();
    }

    /** What a builder makes that is given these rows and no others. */
    private static Dataset alone(Schema shape, MissingPolicy missing, Encoding encoding, List<Line> table) {
        return (Dataset) filled(new DatasetBuilder(shape, BuildOptions.keepingRows(missing)), table)
                .build(encoding);
    }

    /** Rows as a model of others takes them, one by one. */
    private static Dataset seenBy(TrainingData training, MissingPolicy missing, List<Line> table) {
        List<Line> used = table.stream()
                .filter(Line::isUsed)
                .filter(line -> missing.fillsIn() || isComplete(line))
                .toList();
        int n = used.size();
        int p = training.columns();
        RowEncoder encoder = new RowEncoder(training.schema());
        double[] features = new double[p];
        double[] values = new double[n * p];
        double total = used.stream().mapToDouble(Line::weight).sum();
        for (int i = 0; i < n; i++) {
            Line line = used.get(i);
            double[] numbers = {line.a, Double.NaN, line.b, Double.NaN};
            encoder.encode(numbers, new String[] {null, line.city, null, line.kind}, features, true);
            for (int j = 0; j < p; j++) {
                values[j * n + i] = Double.isNaN(features[j]) ? training.fills()[j] : features[j];
            }
        }
        return new Dataset(
                training.schema(),
                new DenseMatrix(n, p, values),
                used.stream().mapToDouble(Line::y).toArray(),
                used.stream().mapToDouble(line -> line.weight * n / total).toArray(),
                training.fills(),
                0);
    }

    private static boolean isComplete(Line line) {
        return !Double.isNaN(line.a + line.b) && line.city != null && line.kind != null;
    }

    private static void assertSame(Dataset expected, TrainingData actual) {
        assertEquals(expected.schema(), actual.schema());
        assertEquals(expected.size(), actual.size());
        ColumnSummary summary = expected.summary();
        ColumnSummary found = actual.summary();
        Moments moments = expected.moments();
        Moments others = actual.moments();
        for (int i = 0; i <= expected.columns(); i++) {
            String name = i < expected.columns() ? expected.schema().features().get(i) : "target";
            double size = summary.deviations()[i] + Math.abs(summary.means()[i]);
            assertEquals(summary.means()[i], found.means()[i], 1e-12 * size, name);
            assertEquals(summary.minima()[i], found.minima()[i], 1e-12 * size, name);
            assertEquals(summary.maxima()[i], found.maxima()[i], 1e-12 * size, name);
            if (i < expected.columns()) {
                assertEquals(expected.fills()[i], actual.fills()[i], 1e-12 * size, name);
            }
            for (int j = i; j <= expected.columns(); j++) {
                double other = summary.deviations()[j] + 1e-3 * Math.abs(summary.means()[j]);
                double scale = (summary.deviations()[i] + 1e-3 * Math.abs(summary.means()[i])) * other;
                assertEquals(moments.covariance(i, j), others.covariance(i, j), 1e-11 * scale, name + " " + j);
            }
        }
    }

    @Property(tries = 60, seed = "20261121")
    void allButAPartAreATableOfTheirOwn(
            @ForAll @IntRange(min = 60, max = 3000) int n,
            @ForAll @IntRange(min = 0, max = PARTS - 1) int left,
            @ForAll MissingPolicy missing,
            @ForAll Encoding encoding,
            @ForAll boolean terms,
            @ForAll Form form) {
        Schema shape = terms ? TERMS : PLAIN;
        List<Line> table = table(n, missing != MissingPolicy.ERROR, n);
        FoldedData folded = form.of(shape, missing, encoding, table);
        Dataset expected = alone(shape, missing, encoding, of(table, allBut(left)));
        assertSame(expected, folded.training(allBut(left)));
    }

    @Property(tries = 60, seed = "20261121")
    void aPartIsSeenAsAModelOfTheOthersSeesIt(
            @ForAll @IntRange(min = 60, max = 3000) int n,
            @ForAll @IntRange(min = 0, max = PARTS - 1) int left,
            @ForAll MissingPolicy missing,
            @ForAll Encoding encoding,
            @ForAll boolean terms,
            @ForAll Form form) {
        Schema shape = terms ? TERMS : PLAIN;
        List<Line> table = table(n, missing != MissingPolicy.ERROR, n);
        FoldedData folded = form.of(shape, missing, encoding, table);
        Dataset training = alone(shape, missing, encoding, of(table, allBut(left)));
        assertSame(seenBy(training, missing, of(table, left)), folded.test(left, training));
    }

    @Property(tries = 20, seed = "20261121")
    void allPartsAreTheWhole(
            @ForAll @IntRange(min = 60, max = 3000) int n, @ForAll MissingPolicy missing, @ForAll Form form) {
        List<Line> table = table(n, missing != MissingPolicy.ERROR, n);
        FoldedData folded = form.of(PLAIN, missing, Encoding.DUMMY, table);
        Dataset whole = alone(PLAIN, missing, Encoding.DUMMY, table);
        assertSame(whole, folded.training(new int[] {0, 1, 2, 3}));
        assertEquals(PARTS, folded.parts());
        double rows = 0;
        for (int part = 0; part < PARTS; part++) {
            int number = part;
            List<Line> own = of(table, part).stream()
                    .filter(line -> line.isUsed() && (missing.fillsIn() || isComplete(line)))
                    .toList();
            assertEquals(own.size(), folded.rows(part), "part " + number);
            rows += own.size();
            double share = folded.weight(part) / folded.weight(0);
            List<Line> first = of(table, 0).stream()
                    .filter(line -> line.isUsed() && (missing.fillsIn() || isComplete(line)))
                    .toList();
            assertEquals(
                    own.stream().mapToDouble(Line::weight).sum()
                            / first.stream().mapToDouble(Line::weight).sum(),
                    share,
                    1e-12);
        }
        assertEquals(whole.size(), rows);
    }

    private static void assertSameBits(TrainingData expected, TrainingData actual) {
        assertEquals(expected.schema(), actual.schema());
        assertArrayEquals(expected.fills(), actual.fills());
        Moments moments = expected.moments();
        for (int i = 0; i < moments.columns(); i++) {
            assertEquals(moments.mean(i), actual.moments().mean(i));
            for (int j = i; j < moments.columns(); j++) {
                assertEquals(moments.product(i, j), actual.moments().product(i, j));
            }
        }
    }

    @Test
    void areTheSameBitsForAnyNumberOfThreadsAndWhetherRowsWereKept() {
        List<Line> table = table(20_000, true, 5);
        MissingPolicy missing = MissingPolicy.MEAN_INDICATOR;
        FoldedData one = Form.MOMENTS.of(PLAIN, missing, Encoding.ONEHOT, table);
        FoldedData many = Form.MOMENTS_ON_THREADS.of(PLAIN, missing, Encoding.ONEHOT, table);
        FoldedData kept = Form.MOMENTS_OF_KEPT_ROWS.of(PLAIN, missing, Encoding.ONEHOT, table);
        TrainingData training = one.training(allBut(1));
        assertSameBits(training, many.training(allBut(1)));
        assertSameBits(training, kept.training(allBut(1)));
        assertSameBits(one.test(1, training), many.test(1, training));
        assertSameBits(one.test(1, training), kept.test(1, training));
    }
}
