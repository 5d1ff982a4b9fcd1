package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of a stream that pauses are handed over before more is waited for. */
class PaceTest {
    /** A stream of several parts that pauses behind each, and notes when it is read again. */
    private static final class Pausing extends InputStream {
        private final Deque<byte[]> parts = new ArrayDeque<>();
        private final List<String> log;
        private byte[] part = {};
        private int at;

        Pausing(List<String> log, String... texts) {
            this.log = log;
            Arrays.stream(texts).forEach(text -> parts.add(text.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public int available() {
            return part.length - at;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (available() == 0) {
                if (parts.isEmpty()) {
                    return -1;
                }
                part = parts.remove();
                at = 0;
                log.add("part");
            }
            int n = Math.min(length, available());
            System.arraycopy(part, at, target, offset, n);
            at += n;
            return n;
        }
    }

    /** What happens while a table of one column a is read, from its opening on. */
    private static List<String> events(TableOptions options, String... parts) {
        List<String> log = new ArrayList<>();
        InputStream in = new Pausing(log, parts);
        Pace pace = Pace.of(in, () -> log.add("pause"));
        try (Table table = DelimitedTable.open(List.of(Source.standardInput(in)), options, pace)) {
            log.add("opened");
            table.read(List.of(Slot.model(0, false)), row -> log.add(row.line() + ": " + row.number(0)));
        }
        return log;
    }

    @Test
    void handsOverTheRowsThatAreThere() {
        assertEquals(
                List.of("part", "part", "opened", "2: 1.0", "3: 2.0", "pause", "part", "4: 3.0", "pause"),
                events(TableOptions.defaults(), "a\n", "1\n2\n", "3\n"));
    }

    @Test
    void waitsForTheRestOfALine() {
        assertEquals(
                List.of("part", "opened", "2: 1.0", "pause", "part", "3: 23.0", "pause", "part", "4: 4.5"),
                events(TableOptions.defaults(), "a\n1\n2", "3\n4", ".5"));
    }

    @Test
    void aFirstLineThatIsNoHeaderIsEnoughToBegin() {
        assertEquals(
                List.of("part", "opened", "1: 1.0", "pause", "part", "2: 2.0", "pause"),
                events(TableOptions.defaults().withHeader(HeaderMode.ABSENT), "1\n", "2\n"));
    }

    @Test
    void linesWithoutRecordsAreNotEnough() {
        TableOptions options = TableOptions.defaults().withSkipping(new Skipping(1, '#'));
        assertEquals(
                List.of("part", "part", "part", "opened", "5: 1.0", "pause"),
                events(options, "title\n", "# x\n\na\n", "1\n"));
    }

    /** A line end between quotes does not end the row. */
    @Test
    void waitsForTheRestOfAQuotedCell() {
        assertEquals(
                List.of("part", "part", "opened", "2: 1.0", "3: 2.0", "pause", "part", "5: 3.0", "pause"),
                events(TableOptions.defaults(), "a,b\n1,x\n2,\"y\n", "z\"\n", "3,\n"));
    }
}
