package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.MomentData;
import dev.regfit.data.ReadAgain;
import dev.regfit.data.Response;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Schema;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
    private static final int ROWS = 500;
    /** A row of these lacks a value: so some chunks do and some do not. */
    private static final int EACH = 67;

    @TempDir
    private Path folder;

    /** Row i has i, 2i and 3i, or lacks the second. */
    private static String table() {
        StringBuilder text = new StringBuilder("a,b,y\n");
        for (int i = 0; i < ROWS; i++) {
            text.append(i)
                    .append(',')
                    .append(i % EACH == EACH - 1 ? "NA" : 2 * i)
                    .append(',')
                    .append(3 * i)
                    .append('\n');
        }
        return text.toString();
    }

    private static DatasetBuilder read(String text, int chunkSize, BuildOptions options) {
        Table table = DelimitedTable.open(List.of(Csv.source("a.csv", text)), Csv.DEFAULTS, chunkSize);
        ColumnRoles roles = new ColumnRoles(
                List.of(0, 1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        DatasetReader.Rows rows = new DatasetReader.Rows(table, roles);
        return DatasetReader.read(rows, DatasetReader.shape(rows, List.of(), Response.PLAIN), options);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000, 1 << 20})
    void keepsRowsInOrderWhetherOrNotChunksAreComplete(int chunkSize) {
        DatasetBuilder builder = read(table(), chunkSize, BuildOptions.keepingRows(MissingPolicy.DROP));
        Dataset data = (Dataset) builder.build(Encoding.ONEHOT);
        assertEquals(ROWS, builder.missing().offeredRows());
        assertEquals(ROWS / EACH, data.dropped());
        double[] expected = IntStream.range(0, ROWS)
                .filter(i -> i % EACH != EACH - 1)
                .mapToDouble(i -> i)
                .toArray();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], ((DenseMatrix) data.x()).get(i, 0));
            assertEquals(2 * expected[i], ((DenseMatrix) data.x()).get(i, 1));
            assertEquals(3 * expected[i], data.y()[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 1000})
    void sumsTheSameMomentsHoweverRowsArrive(int chunkSize) throws IOException {
        BuildOptions sums = new BuildOptions(MissingPolicy.MEAN, RowKeeping.NEVER, BuildOptions.MAX_LEVELS, 2);
        assertArrayEquals(written(read(table(), 1 << 20, sums)), written(read(table(), chunkSize, sums)));
    }

    private static byte[] written(DatasetBuilder builder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ((MomentData) builder.build(Encoding.ONEHOT)).moments().write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Test
    void readsAgainWhatHasNotChanged() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "x,g,y\n1,a,5\n2,b,6\n");
        try (Table table = DelimitedTable.open(List.of(Source.path(file.toString())), Csv.DEFAULTS)) {
            ColumnRoles roles = new ColumnRoles(
                    List.of(0, 1), OptionalInt.of(2), OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
            DatasetReader.Rows rows = new DatasetReader.Rows(table, roles);
            Schema shape = DatasetReader.shape(rows, List.of(), Response.PLAIN);
            DatasetReader.read(rows, shape, BuildOptions.keepingRows(MissingPolicy.ERROR));
            ReadAgain.Reading again = DatasetReader.again(rows, shape);

            List<String> seen = new ArrayList<>();
            again.read((numbers, texts, outcome) -> seen.add(numbers[0] + texts[1] + outcome.target()));
            assertEquals(List.of("1.0a5.0", "2.0b6.0"), seen);

            Files.writeString(file, "x,g,y\n1,a,5\n2,b,7\n");
            DataException changed =
                    assertThrows(DataException.class, () -> again.read((numbers, texts, outcome) -> {}));
            assertEquals(file + ": has changed while it was read again; start once more", changed.getMessage());
        }
    }
}
