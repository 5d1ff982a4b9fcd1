package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, a file is read or refused in words, and never ends the program. */
class DamagedParquetTest {
    private static final Path FOLDER = Path.of("src/test/resources/parquet");
    private static final int TIMES = 40;

    @ParameterizedTest
    @ValueSource(strings = {"arrow", "zstd", "gzip", "lz4", "deltas", "split", "duckdb", "odd"})
    void damageIsRefusedInWords(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name + ".parquet"));
        Random random = new Random(7);
        int refused = 0;
        for (int time = 0; time < TIMES; time++) {
            byte[] bytes = whole.clone();
            for (int k = 0; k <= time % 3; k++) {
                bytes[4 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            refused += isRefused(folder, bytes) ? 1 : 0;
        }
        assertTrue(refused > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"few", "lz4"})
    void aFileThatIsCutOffIsRefused(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FOLDER.resolve(name + ".parquet"));
        Path file = folder.resolve("cut.parquet");
        for (int length = 0; length < whole.length; length += 1 + whole.length / 100) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThrows(
                    DataException.class, () -> ParquetTable.open(List.of(file.toString()), TableOptions.defaults()));
        }
    }

    private static boolean isRefused(Path folder, byte[] bytes) throws IOException {
        Path file = folder.resolve("damaged.parquet");
        Files.write(file, bytes);
        boolean refused = false;
        try (Table table = ParquetTable.open(
                List.of(file.toString()), TableOptions.defaults().withJobs(1))) {
            for (int j : IntStream.range(0, table.names().size()).toArray()) {
                try {
                    table.again().read(List.of(Slot.kept(j)), row -> {});
                } catch (DataException e) {
                    refused = true;
                }
            }
        } catch (DataException e) {
            refused = true;
        }
        return refused;
    }
}
