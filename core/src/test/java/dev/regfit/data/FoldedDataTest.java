package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

        /** Medians need rows. */
        boolean gives(MissingPolicy missing) {
            return keeping == RowKeeping.ALWAYS || !missing.needsRows();
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

    /** With gaps where the policy allows them. */
    private static List<Line> table(int n, MissingPolicy missing) {
        List<Line> table = table(n, missing != MissingPolicy.ERROR, n);
        return missing == MissingPolicy.NONE
                ? table.stream().filter(line -> !Double.isNaN(line.y)).toList()
                : table;
    }

    private static String city(int part, Random random) {
        return random.nextInt(10) == 0 ? "a" + part : "c" + random.nextInt(3);
    }

    private static DatasetBuilder filled(DatasetBuilder builder, List<Line> table) {
        for (Line line : table) {
            builder.add(
                    new double[] {line.a, Double.NaN, line.b, Double.NaN},
                    new String[] {null, line.city, null, line.kind},
                    new Outcome(line.y, line.weight, 0, Integer.toString(line.part)));
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
            String city = line.city == null && missing.hasMissingLevel() ? "(missing)" : line.city;
            encoder.encode(numbers, new String[] {null, city, null, line.kind}, features, true);
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
        List<Line> table = table(n, missing);
        Assume.that(form.gives(missing));
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
        List<Line> table = table(n, missing);
        Assume.that(form.gives(missing));
        FoldedData folded = form.of(shape, missing, encoding, table);
        Dataset training = alone(shape, missing, encoding, of(table, allBut(left)));
        assertSame(seenBy(training, missing, of(table, left)), folded.test(left, training));
    }

    @Property(tries = 20, seed = "20261121")
    void allPartsAreTheWhole(
            @ForAll @IntRange(min = 60, max = 3000) int n, @ForAll MissingPolicy missing, @ForAll Form form) {
        List<Line> table = table(n, missing);
        Assume.that(form.gives(missing));
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
        assertEquals((double) whole.size(), rows);
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

    /** Row by row: a number, a city (null where missing), the part; the target is the number of the row. */
    private static FoldedData small(Form form, MissingPolicy missing, Encoding encoding, Object[]... rows) {
        Schema shape = new Schema(List.of(Predictor.number("a"), Predictor.text("city")), "y");
        BuildOptions options = new BuildOptions(missing, form.keeping, BuildOptions.MAX_LEVELS, form.jobs);
        DatasetBuilder builder = new DatasetBuilder(shape, options.parted(List.of(BY_LABEL)));
        for (int i = 0; i < rows.length; i++) {
            double[] numbers = {(double) rows[i][0], Double.NaN};
            builder.add(numbers, new String[] {null, (String) rows[i][1]}, new Outcome(i, 1, 0, (String) rows[i][2]));
        }
        return builder.folded(0, encoding, form.rows);
    }

    private static Object[] row(double a, String city, String part) {
        return new Object[] {a, city, part};
    }

    private static double[] means(TrainingData data) {
        return Arrays.copyOf(data.summary().means(), data.columns());
    }

    @ParameterizedTest
    @EnumSource
    void aLevelOfAPartAloneIsUnknownToTheOthersAndHasNoIndicatorThere(Form form) {
        FoldedData folded = small(
                form,
                MissingPolicy.ERROR,
                Encoding.DUMMY,
                row(1, "Aarau", "0"),
                row(2, "Zug", "0"),
                row(3, "Bern", "1"),
                row(4, "Zug", "1"),
                row(6, "Chur", "1"));
        TrainingData training = folded.training(new int[] {1});
        assertEquals(List.of("a", "city=Chur", "city=Zug"), training.schema().features(), "Bern is the base");
        assertArrayEquals(new double[] {1.5, 0, 0.5}, means(folded.test(0, training)), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTextTakesTheSharesThatItsLevelsHaveInTheOthers(Form form) {
        FoldedData folded = small(
                form,
                MissingPolicy.MEAN,
                Encoding.ONEHOT,
                row(1, "Bern", "0"),
                row(2, null, "0"),
                row(3, "Bern", "1"),
                row(4, "Zug", "1"),
                row(5, "Zug", "1"),
                row(6, "Zug", "1"));
        TrainingData training = folded.training(new int[] {1});
        assertArrayEquals(new double[] {4.5, 0.75}, means(training), 1e-15);
        TrainingData test = folded.test(0, training);
        assertArrayEquals(new double[] {1.5, 0.375}, means(test), 1e-15);
        assertEquals(0.75, test.summary().maxima()[1], "Zug is not known in the part, but filled in");
    }

    /** The rows of part 1 alone have the median 7 and most often Zug; the mean would be 8. */
    @Test
    void aMissingCellTakesTheMedianAndTheMostFrequentTextOfTheOthers() {
        FoldedData folded = small(
                Form.MOMENTS_OF_KEPT_ROWS,
                MissingPolicy.MEDIAN,
                Encoding.ONEHOT,
                row(Double.NaN, null, "0"),
                row(3, "Bern", "1"),
                row(7, "Zug", "1"),
                row(14, "Chur", "1"),
                row(Double.NaN, "Zug", "1"));
        TrainingData training = folded.training(new int[] {1});
        assertEquals(
                List.of("a", "city=Bern", "city=Chur", "city=Zug"),
                training.schema().features());
        assertArrayEquals(new double[] {7, 0, 0, 1}, training.fills());
        assertArrayEquals(new double[] {7, 0, 0, 1}, means(folded.test(0, training)));
    }

    @ParameterizedTest
    @EnumSource
    void aMissingTextIsALevelOfItsOwn(Form form) {
        FoldedData folded = small(
                form,
                MissingPolicy.NONE,
                Encoding.DUMMY,
                row(1, null, "0"),
                row(2, "Zug", "0"),
                row(3, "Bern", "1"),
                row(4, null, "1"),
                row(Double.NaN, "Zug", "1"));
        TrainingData training = folded.training(new int[] {1});
        assertEquals(
                List.of("a", "city=Bern", "city=Zug", "a=NA"), training.schema().features(), "(missing) is the base");
        assertArrayEquals(new double[] {3.5, 1.0 / 3, 1.0 / 3, 1.0 / 3}, means(training), 1e-15);
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsMissingInAWholePartIsAsInTheOthers(Form form) {
        FoldedData folded = small(
                form,
                MissingPolicy.MEAN,
                Encoding.ONEHOT,
                row(1, null, "0"),
                row(2, null, "0"),
                row(3, "Zug", "1"),
                row(4, "Zug", "1"),
                row(5, "Bern", "2"));
        TrainingData training = folded.training(new int[] {0, 1});
        assertEquals(List.of("a", "city=Zug"), training.schema().features());
        assertEquals(1, training.summary().minima()[1], "Zug everywhere, by its fill too");
        TrainingData others = folded.training(new int[] {1, 2});
        TrainingData test = folded.test(0, others);
        assertArrayEquals(new double[] {1.5, 2 / 3.0}, means(test), 1e-15);
        assertEquals(test.summary().minima()[1], test.summary().maxima()[1], "the fill in every row");
    }

    @ParameterizedTest
    @EnumSource
    void aColumnWithoutValueInTheOthersIsRefused(Form form) {
        FoldedData folded = small(
                form,
                MissingPolicy.MEAN,
                Encoding.ONEHOT,
                row(1, "Bern", "0"),
                row(2, "Zug", "0"),
                row(Double.NaN, "Bern", "1"),
                row(Double.NaN, "Zug", "1"));
        DataProblem problem = assertThrows(DataProblem.class, () -> folded.training(new int[] {1}));
        assertEquals(DataProblem.Kind.EMPTY_COLUMN, problem.kind());
        assertEquals("column \"a\" has no value in any row that one of the folds is learnt from", problem.getMessage());
        TrainingData training = folded.training(new int[] {0});
        assertEquals(1.5, folded.test(1, training).summary().means()[0]);
    }

    @Test
    void positionsAreThoseOfTheRowsOfTestData() {
        List<Line> complete = table(200, false, 3);
        List<Line> gaps = table(200, true, 4);
        for (List<Line> table : List.of(complete, gaps)) {
            FoldedData folded = Form.ROWS.of(PLAIN, MissingPolicy.MEAN, Encoding.DUMMY, table);
            List<Line> used = table.stream().filter(Line::isUsed).toList();
            TrainingData training = folded.training(allBut(2));
            double[] y = ((Dataset) folded.test(2, training)).y();
            assertArrayEquals(
                    y,
                    IntStream.of(folded.positions(2))
                            .mapToDouble(i -> used.get(i).y())
                            .toArray());
            assertEquals(folded.rows(2), y.length);
        }
        FoldedData moments = Form.MOMENTS.of(PLAIN, MissingPolicy.MEAN, Encoding.DUMMY, gaps);
        assertThrows(IllegalStateException.class, () -> moments.positions(0));
    }

    /** Rows of few cells other than zero; a feature above 6 is in the first part only. */
    private static Dataset sparse(int n, long seed, int[] partOf, boolean others) {
        Random random = new Random(seed);
        SparseRows rows = new SparseRows();
        for (int i = 0; i < n; i++) {
            int[] features = IntStream.rangeClosed(1, partOf[i] == 0 ? 9 : 6)
                    .filter(feature -> random.nextInt(3) == 0)
                    .toArray();
            double[] values = random.doubles(features.length, -3, 3).toArray();
            double y = random.nextGaussian();
            if (!others || partOf[i] != 0) {
                rows.add(y, features, values, features.length);
            }
        }
        List<Predictor> columns = IntStream.rangeClosed(1, 9)
                .mapToObj(feature -> Predictor.number(SparseRows.name(feature)))
                .toList();
        return rows.build(new Schema(columns, "y"), IntStream.range(-1, 9).toArray());
    }

    @Property(tries = 20, seed = "20261121")
    void partsOfSparseRowsHaveTheColumnsOfTheWhole(@ForAll @IntRange(min = 20, max = 300) int n) {
        int[] partOf = IntStream.range(0, n).map(i -> i % 3).toArray();
        FoldedDataset folded = new FoldedDataset(sparse(n, n, partOf, false), partOf);
        Dataset training = folded.training(new int[] {1, 2});
        assertInstanceOf(SparseMatrix.class, training.x());
        assertSame(sparse(n, n, partOf, true), training);
        Dataset test = folded.test(0, training);
        assertInstanceOf(SparseMatrix.class, test.x());
        assertEquals(n, test.rows() + training.rows());
        Dataset all = sparse(n, n, partOf, false);
        for (int j = 0; j < all.columns(); j++) {
            double[] own = column(test, j);
            for (int i = 0; i < own.length; i++) {
                assertEquals(column(all, j)[3 * i], own[i]);
            }
        }
    }

    private static double[] column(Dataset data, int j) {
        double[] column = new double[data.rows()];
        data.x().axpy(j, 1, column);
        return column;
    }

    @Property(tries = 20, seed = "20261121")
    void numbersOfCompleteRowsArePickedWithTheirWeights(
            @ForAll @IntRange(min = 20, max = 300) int n, @ForAll @IntRange(min = 0, max = PARTS - 1) int left) {
        Schema numbers = new Schema(List.of(Predictor.number("a"), Predictor.number("b")), "y");
        List<Line> table = table(n, false, n);
        BuildOptions options = BuildOptions.keepingRows(MissingPolicy.ERROR);
        FoldedData folded = numbers(new DatasetBuilder(numbers, options.parted(List.of(BY_LABEL))), table)
                .folded(0, Encoding.ONEHOT, true);
        Dataset expected = (Dataset) numbers(new DatasetBuilder(numbers, options), of(table, allBut(left)))
                .build(Encoding.ONEHOT);
        Dataset training = (Dataset) folded.training(allBut(left));
        assertSame(expected, training);
        assertArrayEquals(((DenseMatrix) expected.x()).values(), ((DenseMatrix) training.x()).values());
        assertArrayEquals(expected.y(), training.y());
        assertArrayEquals(expected.weights(), training.weights(), 1e-14);
    }

    private static DatasetBuilder numbers(DatasetBuilder builder, List<Line> table) {
        for (Line line : table) {
            double[] numbers = {line.a, line.b};
            builder.add(numbers, new String[2], new Outcome(line.y, line.weight, 0, Integer.toString(line.part)));
        }
        return builder;
    }
}
