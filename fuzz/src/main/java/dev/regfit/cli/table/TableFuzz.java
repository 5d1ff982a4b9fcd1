package dev.regfit.cli.table;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Any bytes are a table or are refused by a {@link DataException}, and that does not depend on how they are cut. */
public final class TableFuzz {
    private static final int LARGE = 1 << 20;

    private TableFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        TableOptions options = options(input);
        int small = input.consumeInt(1, 64);
        byte[] bytes = input.consumeRemainingAsBytes();
        List<String> whole = read(bytes, options.withJobs(1), LARGE);
        List<String> inPieces = read(bytes, options.withJobs(2), small);
        if (!whole.equals(inPieces)) {
            throw new IllegalStateException("in one chunk: " + whole + "\nin chunks of " + small + ": " + inPieces);
        }
    }

    private static TableOptions options(FuzzedDataProvider input) {
        Set<String> missing = new HashSet<>(TableOptions.MISSING);
        if (input.consumeBoolean()) {
            missing.add("-9");
        }
        return TableOptions.defaults()
                .withHeader(input.pickValue(HeaderMode.values()))
                .withDelimiter(input.pickValue(new Character[] {null, ';', '\t', ' '}))
                .withSkipping(new Skipping(
                        input.consumeInt(0, 2), input.pickValue(new Character[] {null, '#'})))
                .withMissing(missing);
    }

    /** What comes of reading: the rows, and the message if it ends in one. */
    private static List<String> read(byte[] bytes, TableOptions options, int chunkSize) {
        List<String> seen = new ArrayList<>();
        Source source = new Source("f", () -> new ByteArrayInputStream(bytes));
        try (Table table = DelimitedTable.open(List.of(source), options, chunkSize)) {
            List<Slot> slots = IntStream.range(0, table.names().size())
                    .mapToObj(j -> new Slot(j, table.types().get(j), Slot.Use.LOOK))
                    .toList();
            table.read(
                    slots,
                    row -> seen.add(
                            row.line() + ": " + Arrays.toString(row.numbers) + Arrays.toString(row.cells)));
        } catch (DataException e) {
            seen.add(e.getMessage());
        }
        return seen;
    }
}
