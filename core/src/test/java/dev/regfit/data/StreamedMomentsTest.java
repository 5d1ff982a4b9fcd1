package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Moments built while rows arrive are those of the rows; and parts of a table add up to the whole. */
class StreamedMomentsTest {
    private static final List<Predictor> PREDICTORS = List.of(
            Predictor.number("a"),
            Predictor.text("city"),
            Predictor.number("b"),
            Predictor.text("kind"),
            Predictor.number("size"));
    private static final Schema PLAIN = new Schema(PREDICTORS, "y");
    private static final Schema TERMS = new Schema(
            PREDICTORS,
            List.of(
                    new Term.Main("a"),
                    new Term.Main("city"),
                    new Term.Power("b", 2),
                    new Term.Log("size"),
                    new Term.Interaction(List.of(new Term.Main("city"), new Term.Log("size"))),
                    new Term.Interaction(List.of(new Term.Main("a"), new Term.Main("b"))),
                    new Term.Interaction(List.of(new Term.Main("b"), new Term.Main("kind")))),
            "y");

    private record Line(double a, String city, double b, String kind, double size, double y, double weight) {}

    /** Levels that appear late, cells that are missing here and there, a column far from zero. */
    private static List<Line> table(int n, boolean gaps, long seed) {
        Random random = new Random(seed);
        List<Line> table = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String city = "c" + random.nextInt(2 + Math.min(4, i / 400));
            table.add(new Line(
                    gaps && random.nextInt(9) == 0 ? Double.NaN : random.nextGaussian() + 1e6,
                    gaps && random.nextInt(7) == 0 ? null : city,
                    gaps && (i < Math.min(1100, n / 3) || random.nextInt(5) == 0)
                            ? Double.NaN
                            : random.nextGaussian() * 3 - 7,
                    random.nextBoolean() ? "u" : "v",
                    gaps && random.nextInt(8) == 0 ? Double.NaN : Math.exp(random.nextGaussian()),
                    random.nextGaussian(),
                    random.nextInt(4) * 0.5));
        }
        return table;
    }

    private static DatasetBuilder builder(Schema shape, MissingPolicy missing, RowKeeping keeping, int jobs) {
        return new DatasetBuilder(shape, new BuildOptions(missing, keeping, BuildOptions.MAX_LEVELS, jobs));
    }

    private static DatasetBuilder filled(DatasetBuilder builder, List<Line> table) {
        for (Line line : table) {
            builder.add(
                    new double[] {line.a, Double.NaN, line.b, Double.NaN, line.size},
                    new String[] {null, line.city, null, line.kind, null},
                    line.y,
                    line.weight);
        }
        return builder;
    }

    private static void assertSame(TrainingData expected, TrainingData actual) {
        assertEquals(expected.schema(), actual.schema());
        assertEquals(expected.size(), actual.size());
        assertEquals(expected.dropped(), actual.dropped());
        ColumnSummary summary = expected.summary();
        Moments moments = expected.moments();
        Moments others = actual.moments();
        for (int i = 0; i <= expected.columns(); i++) {
            String name = i < expected.columns() ? expected.schema().features().get(i) : "target";
            double size = summary.deviations()[i] + Math.abs(summary.means()[i]);
            assertEquals(summary.means()[i], others.mean(i), 1e-13 * size, name);
            assertEquals(summary.minima()[i], others.minimum(i), name);
            assertEquals(summary.maxima()[i], others.maximum(i), name);
            if (i < expected.columns()) {
                assertEquals(expected.fills()[i], actual.fills()[i], 1e-13 * size, name);
            }
            for (int j = i; j <= expected.columns(); j++) {
                // a deviation is no more exact than the numbers it is a difference of
                double scale = (summary.deviations()[i] + 1e-3 * Math.abs(summary.means()[i]))
                        * (summary.deviations()[j] + 1e-3 * Math.abs(summary.means()[j]));
                assertEquals(moments.covariance(i, j), others.covariance(i, j), 1e-10 * scale, name + " " + j);
            }
        }
    }

    @Property(tries = 40, seed = "20261121")
    void areThoseOfTheRows(
            @ForAll @IntRange(min = 30, max = 5000) int n,
            @ForAll MissingPolicy missing,
            @ForAll boolean terms,
            @ForAll Encoding encoding) {
        Assume.that(!missing.needsRows());
        Schema shape = terms ? TERMS : PLAIN;
        List<Line> table = table(n, missing != MissingPolicy.ERROR, n);
        TrainingData rows =
                filled(builder(shape, missing, RowKeeping.ALWAYS, 1), table).build(encoding);
        TrainingData streamed =
                filled(builder(shape, missing, RowKeeping.NEVER, 3), table).build(encoding);
        assertTrue(rows instanceof Dataset && streamed instanceof MomentData);
        assertSame(rows, streamed);
        TrainingData again =
                filled(builder(shape, missing, RowKeeping.NEVER, 1), table).build(rows.schema());
        assertSame(rows, again);
    }

    @Property(tries = 40, seed = "20261121")
    void ofPartsAddUp(
            @ForAll @IntRange(min = 30, max = 4000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll MissingPolicy missing,
            @ForAll boolean terms) {
        Assume.that(!missing.needsRows());
        Schema shape = terms ? TERMS : PLAIN;
        int cut = 1 + (int) (share * (n - 2));
        List<Line> table = table(n, missing.fillsIn(), n);
        // A part in which no row weighs anything is refused.
        Assume.that(weighs(table.subList(0, cut)) && weighs(table.subList(cut, n)));
        TrainingData rows =
                filled(builder(shape, missing, RowKeeping.ALWAYS, 1), table).build(Encoding.ONEHOT);
        TableMoments part = parts(shape, missing, table.subList(0, cut));
        part.merge(parts(shape, missing, table.subList(cut, n)));
        assertSame(rows, part.fill(part.encoded(Encoding.ONEHOT)));
    }

    private static boolean weighs(List<Line> table) {
        return table.stream().anyMatch(line -> line.weight > 0);
    }

    private static TableMoments parts(Schema shape, MissingPolicy missing, List<Line> table) {
        return filled(builder(shape, missing, RowKeeping.NEVER, 1), table).moments();
    }

    @Test
    void areTheSameBitsForAnyNumberOfThreads() {
        List<Line> table = table(20_000, true, 5);
        Moments one = filled(builder(PLAIN, MissingPolicy.MEAN, RowKeeping.NEVER, 1), table)
                .build(Encoding.ONEHOT)
                .moments();
        Moments many = filled(builder(PLAIN, MissingPolicy.MEAN, RowKeeping.NEVER, 7), table)
                .build(Encoding.ONEHOT)
                .moments();
        for (int i = 0; i < one.columns(); i++) {
            assertEquals(one.mean(i), many.mean(i));
            assertEquals(one.covariance(0, i), many.covariance(0, i));
        }
    }

    @Test
    void takeTheirPlaceOnceRowsAreMany() {
        DatasetBuilder few =
                filled(builder(PLAIN, MissingPolicy.ERROR, RowKeeping.WHILE_FEW, 1), table(3000, false, 1));
        assertTrue(few.build(Encoding.ONEHOT) instanceof Dataset);
        DatasetBuilder many = builder(PLAIN, MissingPolicy.ERROR, RowKeeping.WHILE_FEW, 1);
        many.expect(1_000_000_000);
        assertTrue(filled(many, table(3000, false, 1)).build(Encoding.ONEHOT) instanceof MomentData);
    }

    @Test
    void refuseToGrowBeyondWhatCanBeHeld() {
        DatasetBuilder builder = new DatasetBuilder(
                new Schema(List.of(Predictor.text("id")), "y"),
                new BuildOptions(MissingPolicy.ERROR, RowKeeping.NEVER, Integer.MAX_VALUE, 1));
        DataProblem problem = assertThrows(DataProblem.class, () -> {
            for (int i = 0; i < 6000; i++) {
                builder.add(new double[] {Double.NaN}, new String[] {"k" + i}, i, 1);
            }
        });
        assertEquals(DataProblem.Kind.TOO_MANY_FEATURES, problem.kind());
    }
}
