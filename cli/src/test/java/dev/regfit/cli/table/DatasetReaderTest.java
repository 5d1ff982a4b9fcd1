package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.ReadAgain;
import dev.regfit.data.Response;
import dev.regfit.data.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetReaderTest {
    @TempDir
    private Path folder;

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
