package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem.Kind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Shards, what they are in a file, and their sum. */
class ShardTest {
    private static final int ROWS = 400;

    private record Row(double[] numbers, String[] texts, double target, double weight) {}

    /** Columns a, b and the text c, of which levels appear late; one in {@code gaps} cells of a and c is missing. */
    private static Row[] rows(long seed, int gaps) {
        Random random = new Random(seed);
        Row[] rows = new Row[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean aGap = random.nextInt(gaps) == 0;
            boolean cGap = random.nextInt(gaps) == 0;
            double[] numbers = {aGap ? Double.NaN : 5 + random.nextGaussian(), 1e3 + random.nextGaussian(), Double.NaN};
            String[] texts = {null, null, cGap ? null : "level" + random.nextInt(2 + i / 50)};
            rows[i] = new Row(numbers, texts, random.nextGaussian(), 0.5 + random.nextInt(3));
        }
        return rows;
    }

    private static Shard shard(MissingPolicy policy, Row... rows) {
        return shard(Builders.shape(List.of("a", "b", "c"), new boolean[] {false, false, true}, "y"), policy, rows);
    }

    private static Shard shard(Schema shape, MissingPolicy policy, Row... rows) {
        DatasetBuilder builder = new DatasetBuilder(shape, new BuildOptions(policy, RowKeeping.NEVER, 100, 1));
        for (Row row : rows) {
            builder.add(row.numbers(), row.texts(), row.target(), row.weight());
        }
        return new Shard(builder.moments(), "w", "1", List.of("part.csv"), "crc32c:0", CellReading.USUAL);
    }

    private static Shard copy(Shard shard) {
        return MomentsFormat.read(MomentsFormat.write(shard));
    }

    private static void assertSame(MomentData expected, MomentData found) {
        assertEquals(expected.schema(), found.schema());
        assertEquals(expected.size(), found.size());
        assertEquals(expected.dropped(), found.dropped());
        Moments whole = expected.moments();
        Moments sum = found.moments();
        assertEquals(whole.weight(), sum.weight(), 1e-13 * whole.weight());
        for (int i = 0; i < whole.columns(); i++) {
            double deviation = Math.sqrt(whole.covariance(i, i));
            assertEquals(whole.mean(i), sum.mean(i), 1e-13 * (Math.abs(whole.mean(i)) + deviation));
            assertEquals(whole.minimum(i), sum.minimum(i));
            assertEquals(whole.maximum(i), sum.maximum(i));
            for (int j = 0; j < whole.columns(); j++) {
                double other = Math.sqrt(whole.covariance(j, j));
                // A mean is rounded, and with it what the other column is multiplied by.
                double scale =
                        (deviation + Math.abs(whole.mean(i))) * other + (other + Math.abs(whole.mean(j))) * deviation;
                assertEquals(whole.covariance(i, j), sum.covariance(i, j), 1e-14 * scale);
            }
        }
        assertArrayEquals(expected.fills(), found.fills(), 1e-11);
    }

    private static MomentData filled(Shard shard) {
        return shard.moments().fill(shard.moments().encoded(Encoding.ONEHOT));
    }

    /** Shards near the start lack most levels, and often have no missing value. */
    @Property(tries = 80, seed = "20261121")
    void addUpToTheWhole(
            @ForAll @IntRange(min = 10, max = 30) int first,
            @ForAll @IntRange(min = 31, max = ROWS - 10) int second,
            @ForAll MissingPolicy policy,
            @ForAll boolean backwards) {
        Assume.that(!policy.needsRows());
        Row[] rows = rows(31L * first + second, policy == MissingPolicy.ERROR ? Integer.MAX_VALUE : 3 + first);
        List<Row[]> parts = new ArrayList<>(List.of(
                Arrays.copyOfRange(rows, 0, first),
                Arrays.copyOfRange(rows, first, second),
                Arrays.copyOfRange(rows, second, ROWS)));
        if (backwards) {
            Collections.reverse(parts);
        }
        Shard sum = copy(shard(policy, parts.get(0)));
        sum.add(copy(shard(policy, parts.get(1))));
        sum.add(copy(shard(policy, parts.get(2))));
        assertSame(filled(shard(policy, rows)), filled(sum));
    }

    private static Row row(double a, String c) {
        return new Row(new double[] {a, 1, Double.NaN}, new String[] {null, null, c}, a, 1);
    }

    @Test
    void rememberALevelThatAppearedBeforeAnythingWasMissing() {
        Shard sum = copy(shard(MissingPolicy.MEAN, row(1, "u"), row(2, "u")));
        sum.add(copy(shard(MissingPolicy.MEAN, row(3, "v"))));
        sum.add(copy(shard(MissingPolicy.MEAN, row(4, null))));
        MomentData filled = filled(sum);
        assertEquals(List.of("a", "b", "c=v"), filled.schema().features());
        assertArrayEquals(new double[] {2.5, 1, 1 / 3.0}, filled.fills(), 1e-15);
        assertEquals(1 / 3.0, filled.moments().mean(2), 1e-15);
    }

    @Test
    void areTheSameInAFile() {
        byte[] bytes = MomentsFormat.write(shard(MissingPolicy.MEAN_INDICATOR, rows(1, 4)));
        assertArrayEquals(bytes, MomentsFormat.write(MomentsFormat.read(bytes)));
    }

    @Test
    void keepTermsInAFile() {
        List<Term> terms = List.of(
                new Term.Log("a"),
                new Term.Power("b", 3),
                new Term.Main("c"),
                new Term.Interaction(List.of(new Term.Main("b"), new Term.Main("c"))));
        Schema plain = Builders.shape(List.of("a", "b", "c"), new boolean[] {false, false, true}, "y");
        Schema shape = new Schema(plain.predictors(), terms, "y");
        Shard shard = shard(shape, MissingPolicy.MEAN, rows(2, 4));
        Schema read = copy(shard).moments().schema();
        assertEquals(terms, read.terms());
        assertSame(filled(shard), filled(copy(shard(shape, MissingPolicy.MEAN, rows(2, 4)))));
    }

    private static byte[] small() {
        return MomentsFormat.write(shard(MissingPolicy.MEAN, rows(3, 4)));
    }

    private static void assertRefused(byte[] bytes) {
        DataProblem refusal = assertThrows(DataProblem.class, () -> MomentsFormat.read(bytes));
        assertEquals(DataProblem.Kind.DAMAGED_FILE, refusal.kind());
    }

    @Test
    void cutAnywhereAreRefused() {
        byte[] bytes = small();
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(Arrays.copyOf(bytes, length));
        }
    }

    @Test
    void withAByteChangedAreRefused() {
        byte[] bytes = small();
        for (int at = 0; at < bytes.length; at++) {
            for (int change : new int[] {1, 0x80, 0xFF}) {
                bytes[at] ^= (byte) change;
                assertRefused(bytes);
                bytes[at] ^= (byte) change;
            }
        }
    }

    /** Whoever makes up a checksum too gets a refusal or other moments, and nothing else. */
    @Test
    void withAByteChangedUnderAChecksumThatFitsAreReadOrRefused() {
        byte[] original = small();
        int refused = 0;
        for (int at = 17; at < original.length - 4; at++) {
            for (int change : new int[] {1, 0x7F, 0xFF}) {
                byte[] bytes = original.clone();
                bytes[at] ^= (byte) change;
                CRC32C checksum = new CRC32C();
                checksum.update(bytes, 0, bytes.length - 4);
                ByteBuffer.wrap(bytes).putInt(bytes.length - 4, (int) checksum.getValue());
                try {
                    MomentsFormat.read(bytes);
                } catch (DataProblem e) {
                    assertEquals(DataProblem.Kind.DAMAGED_FILE, e.kind());
                    refused++;
                }
            }
        }
        assertTrue(refused > 100, () -> "changed sizes and lengths must be noticed");
    }

    @Test
    void ofANewerFormatSaySo() {
        byte[] bytes = small();
        bytes[MomentsFormat.MARK_BYTES] = '4';
        String message =
                assertThrows(DataProblem.class, () -> MomentsFormat.read(bytes)).getMessage();
        assertTrue(message.contains("newer regfit (format 4)"), message);
    }

    @Test
    void thatDifferDoNotAddUp() {
        Row[] rows = rows(4, 4);
        Shard mean = shard(MissingPolicy.MEAN, rows);
        Schema other = Builders.shape(List.of("a", "x", "c"), new boolean[] {false, false, true}, "y");
        assertDiffer(
                Kind.SHARDS_READ_OTHERWISE,
                mean,
                shard(MissingPolicy.DROP, rows),
                "treated as drop, the first as mean");
        assertDiffer(mean, shard(other, MissingPolicy.MEAN, rows), "has no column \"b\"");
        Schema swapped = Builders.shape(List.of("b", "a", "c"), new boolean[] {false, false, true}, "y");
        assertDiffer(mean, shard(swapped, MissingPolicy.MEAN, rows), "columns in another order");
        Schema plain = Builders.shape(List.of("a", "b", "c"), new boolean[] {false, false, true}, "y");
        Schema log =
                new Schema(plain.predictors(), List.of(new Term.Main("a"), new Term.Log("b"), new Term.Main("c")), "y");
        assertDiffer(mean, shard(log, MissingPolicy.MEAN, rows), "or other terms of them");
        Shard unweighted = new Shard(mean.moments(), "", "1", List.of(), "", CellReading.USUAL);
        assertDiffer(mean, unweighted, "no row weights");
        CellReading comma = new CellReading(',', List.of("-999"));
        Shard otherCells = new Shard(mean.moments(), "w", "1", List.of(), "", comma);
        assertDiffer(
                Kind.SHARDS_READ_OTHERWISE,
                mean,
                otherCells,
                "was read with the decimal separator , and the missing values -999");
    }

    /** The first format did not say how cells were read. */
    @Test
    void ofTheFirstFormatAreRead() {
        Shard shard = shard(MissingPolicy.MEAN, rows(5, 4));
        byte[] now = MomentsFormat.write(shard);
        int behindWeights = "regfit-moments 2\n".length() + 5 + 4 + 12 + 12 + 5;
        ByteBuffer then = ByteBuffer.allocate(now.length - 8);
        then.put(now, 0, behindWeights).put(now, behindWeights + 8, now.length - behindWeights - 12);
        then.put(MomentsFormat.MARK_BYTES, (byte) '1');
        CRC32C checksum = new CRC32C();
        checksum.update(then.array(), 0, then.position());
        then.putInt((int) checksum.getValue());
        Shard read = MomentsFormat.read(then.array());
        assertEquals(CellReading.USUAL, read.cells());
        assertSame(filled(shard), filled(read));
    }

    @Test
    void keepHowCellsWereRead() {
        CellReading comma = new CellReading(',', List.of("?", "-999", "?"));
        Shard shard = new Shard(shard(MissingPolicy.MEAN, rows(5, 4)).moments(), "", "1", List.of(), "", comma);
        assertEquals(new CellReading(',', List.of("-999", "?")), copy(shard).cells());
    }

    private static void assertDiffer(Shard first, Shard second, String words) {
        assertDiffer(Kind.SHARDS_DIFFER, first, second, words);
    }

    private static void assertDiffer(Kind kind, Shard first, Shard second, String words) {
        DataProblem refusal = assertThrows(DataProblem.class, () -> first.add(second));
        assertEquals(kind, refusal.kind());
        assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
    }

    @Test
    void fitAModelOfTheirColumnsOnly() {
        Schema model = filled(shard(MissingPolicy.MEAN, rows(5, 4))).schema();
        Shard shard = shard(MissingPolicy.MEAN, rows(5, 4));
        assertEquals(ROWS, shard.moments().fillFor(model).size());
        Schema wider = Builders.shape(List.of("a", "z"), new boolean[2], "y");
        assertThrows(
                DataProblem.class,
                () -> shard(MissingPolicy.MEAN, rows(5, 4)).moments().fillFor(wider));
    }
}
