package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The sums of a table must not depend on how its rows are spread, nor on what is put together first. */
class RowRunTest {
    private static final int ROWS = 20_000;
    private static final int PARTS = 3;
    private static final List<String> WORDS = List.of("red", "green", "blue", "grey", "white");
    private static final Schema SHAPE =
            new Schema(List.of(Predictor.number("x"), Predictor.text("t"), Predictor.number("z")), "y");
    private static final BuildOptions OPTIONS =
            new BuildOptions(MissingPolicy.MEAN, RowKeeping.NEVER, BuildOptions.MAX_LEVELS, 1);

    /** Row i: numbers far from zero, a text that appears late, missing cells and targets, weights. */
    private static void add(RunBuilder<TableMoments[]> builder, int i) {
        SplittableRandom random = Draws.random(7, i);
        double x = 1e6 + Draws.normal(random);
        double z = Draws.below(20, random) == 0 ? Double.NaN : Draws.normal(random) * 100;
        String word = i % 97 == 0 ? null : WORDS.get(Draws.below(i < ROWS / 2 ? 3 : 5, random));
        double y = i % 501 == 0 ? Double.NaN : x - z + Draws.normal(random);
        builder.add(new double[] {x, Double.NaN, z}, new String[] {null, word, null}, new Outcome(y, 1 + i % 3));
    }

    private static RowRun<TableMoments[]> run(int from, int to) {
        RunBuilder<TableMoments[]> builder = new RunBuilder<>(
                SHAPE,
                OPTIONS,
                (row, label) -> (int) (row % 7 % PARTS),
                from,
                new MomentSum(MissingPolicy.MEAN, PARTS));
        for (int i = from; i < to; i++) {
            add(builder, i);
        }
        RowRun<TableMoments[]> run = builder.finish();
        MomentSum sum = new MomentSum(MissingPolicy.MEAN, PARTS);
        return RowRun.read(run.bytes(), SHAPE, sum);
    }

    private static MomentData data(RowRun<TableMoments[]> run) {
        return MomentParts.of(run, SHAPE, OPTIONS).data(Encoding.ONEHOT);
    }

    private static double[] bits(MomentData data) {
        Moments moments = data.moments();
        List<Double> numbers = new ArrayList<>(List.of((double) data.dropped(), moments.weight()));
        for (double fill : data.fills()) {
            numbers.add(fill);
        }
        for (int i = 0; i < moments.columns(); i++) {
            numbers.add(moments.mean(i));
            for (int j = i; j < moments.columns(); j++) {
                numbers.add(moments.product(i, j));
            }
        }
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Test
    void sameBitsHoweverRowsAreSpread() {
        double[] whole = bits(data(run(0, ROWS)));
        SplittableRandom random = new SplittableRandom(3);
        for (int cuts : new int[] {1, 7, 40}) {
            List<Integer> ends = new ArrayList<>(List.of(0, 1, 1, 3, ROWS));
            for (int k = 0; k < cuts; k++) {
                ends.add(random.nextInt(ROWS));
            }
            Collections.sort(ends);
            List<RowRun<TableMoments[]>> runs = new ArrayList<>();
            for (int k = 1; k < ends.size(); k++) {
                runs.add(run(ends.get(k - 1), ends.get(k)));
            }
            while (runs.size() > 1) { // neighbours, in a random order
                int at = random.nextInt(runs.size() - 1);
                runs.get(at).append(runs.remove(at + 1));
            }
            assertArrayEquals(whole, bits(data(runs.get(0))), 0.0, cuts + " cuts");
        }
    }

    @Test
    void agreesWithTheRowsOfOneTable() {
        DatasetBuilder builder = new DatasetBuilder(SHAPE, OPTIONS);
        RunBuilder<TableMoments[]> rows =
                new RunBuilder<>(SHAPE, OPTIONS, (row, label) -> 0, 0, new MomentSum(MissingPolicy.MEAN, 1));
        for (int i = 0; i < ROWS; i++) {
            SplittableRandom random = Draws.random(9, i);
            double[] numbers = {Draws.normal(random), Double.NaN, i % 11 == 0 ? Double.NaN : Draws.normal(random)};
            String[] texts = {null, WORDS.get(Draws.below(5, random)), null};
            Outcome outcome = new Outcome(Draws.normal(random), 1);
            builder.add(numbers, texts, outcome);
            rows.add(numbers, texts, outcome);
        }
        MomentData expected = (MomentData) builder.build(Encoding.ONEHOT);
        MomentData actual = data(rows.finish());
        assertEquals(expected.schema(), actual.schema());
        assertArrayEquals(expected.fills(), actual.fills(), 1e-13);
        assertArrayEquals(bits(expected), bits(actual), 1e-9);
    }

    @Test
    void refusesRowsThatDoNotFollow() {
        RowRun<TableMoments[]> run = run(0, 10);
        assertThrows(IllegalArgumentException.class, () -> run.append(run(11, 20)));
        assertThrows(IllegalStateException.class, () -> run(5, 20).total());
    }
}
