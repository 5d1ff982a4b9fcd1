package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Rows that are read again are those that were kept where rows are. */
class ReadAgainTest {
    private static final int ROWS = 200;
    private static final String[] LEVELS = {"red", "green", null, "blue"};

    /** Numbers, texts, weights of zero, and cells missing here and there. */
    private static void read(MissingPolicy policy, ReadAgain.Sink sink) {
        boolean areIncomplete = policy != MissingPolicy.ERROR;
        boolean lackTargets = areIncomplete && policy != MissingPolicy.NONE; // which refuses that
        Random random = new Random(5);
        for (int i = 0; i < ROWS; i++) {
            boolean lacks = areIncomplete && i % 7 == 0;
            double[] numbers = {lacks ? Double.NaN : random.nextGaussian(), Double.NaN, 3 + random.nextDouble()};
            String level = LEVELS[random.nextInt(areIncomplete ? 4 : 2)];
            double target = lackTargets && i % 31 == 0 ? Double.NaN : random.nextGaussian();
            sink.row(numbers, new String[] {null, level, null}, new Outcome(target, random.nextInt(4)));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "MEDIAN") // which takes kept rows
    void theSameRows(MissingPolicy policy) {
        Schema shape = Builders.shape(List.of("a", "colour", "c"), new boolean[] {false, true, false}, "y");
        DatasetBuilder kept = new DatasetBuilder(shape, BuildOptions.keepingRows(policy));
        BuildOptions options = new BuildOptions(policy, RowKeeping.NEVER, 10, 1);
        DatasetBuilder streamed = new DatasetBuilder(shape, options);
        read(policy, kept::add);
        read(policy, streamed::add);
        Dataset rows = (Dataset) kept.build(Encoding.ONEHOT);
        MomentData moments = (MomentData) streamed.build(Encoding.ONEHOT);
        RowSource again = new ReadAgain(sink -> read(policy, sink), shape, options, moments);

        for (int pass = 0; pass < 2; pass++) {
            List<double[]> seen = new ArrayList<>();
            again.pass(pass, (features, target, weight, offset) -> {
                int i = seen.size();
                assertEquals(rows.y()[i], target);
                assertEquals(rows.weights()[i], weight, 1e-14);
                seen.add(features.clone());
            });
            assertEquals(rows.rows(), seen.size());
            for (int i = 0; i < seen.size(); i++) {
                double[] features = new double[rows.columns()];
                for (int j = 0; j < features.length; j++) {
                    features[j] = ((DenseMatrix) rows.x()).get(i, j);
                }
                assertArrayEquals(features, seen.get(i), 1e-13);
            }
        }
    }
}
