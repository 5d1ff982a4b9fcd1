package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLimitTest {
    private static final long GIGABYTE = 1_000_000_000;

    private static DatasetBuilder builder(RowKeeping keeping) {
        Schema shape = new Schema(List.of(Predictor.number("a"), Predictor.number("b")), "y");
        DatasetBuilder builder =
                new DatasetBuilder(shape, new BuildOptions(MissingPolicy.ERROR, keeping, BuildOptions.MAX_LEVELS, 1));
        for (int i = 0; i < 10; i++) {
            builder.add(new double[] {i, i * i}, new String[2], i, 1);
        }
        return builder;
    }

    /** Two columns as they were read, two encoded and two to work on, of eight bytes each. */
    @Test
    void refusesRowsThatWillNotFit() {
        MemoryLimit limit = new MemoryLimit(GIGABYTE, 2);
        DataException refusal =
                assertThrows(DataException.class, () -> limit.check(builder(RowKeeping.ALWAYS), 100_000_000));
        assertEquals(
                "the rows must be kept in memory, which takes about 4.8 GB, and Java has 1.0 GB; leave out columns"
                        + " with -x, do without --keep-rows and solvers that work on rows, give Java more with"
                        + " REGFIT_JAVA_OPTS=-Xmx6g, or if most cells are zero use svmlight files",
                refusal.getMessage());
        assertDoesNotThrow(() -> limit.check(builder(RowKeeping.ALWAYS), 20_000_000));
    }

    @Test
    void countsTheRowsThatAreThereWhenNoMoreIsKnown() {
        assertThrows(DataException.class, () -> new MemoryLimit(479, 2).check(builder(RowKeeping.ALWAYS), 0));
        assertDoesNotThrow(() -> new MemoryLimit(480, 2).check(builder(RowKeeping.ALWAYS), 0));
    }

    @Test
    void takesMomentsWhateverTheNumberOfRows() {
        assertDoesNotThrow(() -> new MemoryLimit(1000, 2).check(builder(RowKeeping.WHILE_FEW), 100_000_000));
    }
}
