package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.SparseRows;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Any bytes are svmlight data or are refused with a message. */
public final class SvmlightFuzz {
    private SvmlightFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        SvmlightReader reader =
                new SvmlightReader(List.of(new Source("f", () -> new ByteArrayInputStream(input))));
        SparseRows rows = new SparseRows();
        try {
            reader.read(rows::add);
        } catch (DataException | DataProblem refusal) {
            assert refusal.getMessage() != null;
        }
    }
}
