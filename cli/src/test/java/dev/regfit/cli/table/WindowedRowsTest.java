package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowedRowsTest {
    private static final long ROOM = 1 << 26;

    private static TimeSpan span(String text) {
        return TimeSpan.parse(text).orElseThrow();
    }

    /** Each window with the values of the column x in its rows, read as soon as it is complete. */
    private static List<String> windows(String text, WindowCut cut, boolean timed) {
        List<String> windows = new ArrayList<>();
        try (Table table = Csv.open(text)) {
            int x = table.names().indexOf("x");
            List<Slot> slots = List.of(Slot.number(x));
            OptionalInt time = timed ? OptionalInt.of(table.names().indexOf("t")) : OptionalInt.empty();
            WindowedRows rows = new WindowedRows(table, slots, cut, time, ROOM);
            rows.whenComplete(window -> {
                List<String> values = new ArrayList<>();
                rows.table(window).read(slots, row -> values.add(Long.toString((long) row.number(0))));
                windows.add("%s..%s %s".formatted(window.start(), window.end(), String.join(" ", values)));
                rows.forget();
            });
            rows.read();
        }
        return windows;
    }

    private static String days(String... days) {
        StringBuilder text = new StringBuilder("t,x\n");
        for (int i = 0; i < days.length; i++) {
            text.append(days[i]).append(',').append(i).append('\n');
        }
        return text.toString();
    }

    @Test
    void rowsAreCountedFromOne() {
        String text = days("a", "b", "c", "d", "e", "f", "g");
        assertEquals(List.of("1..3 0 1 2", "4..6 3 4 5"), windows(text, new RowCut(3, 3, false), false));
        assertEquals(List.of("1..3 0 1 2", "3..5 2 3 4", "5..7 4 5 6"), windows(text, new RowCut(3, 2, false), false));
        assertEquals(List.of("1..2 0 1", "5..6 4 5"), windows(text, new RowCut(2, 4, false), false));
        assertEquals(
                List.of("1..3 0 1 2", "1..5 0 1 2 3 4", "1..7 0 1 2 3 4 5 6"),
                windows(text, new RowCut(3, 2, true), false));
        assertEquals(List.of(), windows(text, new RowCut(8, 1, false), false));
    }

    @Test
    void theLastWindowOfTimeIsTheFirstThatReachesBeyondAllRows() {
        String text = days("2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05");
        assertEquals(
                List.of("2024-01-01..2024-01-03 0 1", "2024-01-03..2024-01-05 2 3", "2024-01-05..2024-01-07 4"),
                windows(text, new TimeCut("t", span("2d"), span("2d"), false), true));
        assertEquals(
                List.of("2024-01-01..2024-01-05 0 1 2 3", "2024-01-02..2024-01-06 1 2 3 4"),
                windows(text, new TimeCut("t", span("4d"), span("1d"), false), true));
        assertEquals(
                List.of("2024-01-01..2024-01-04 0 1 2", "2024-01-01..2024-01-06 0 1 2 3 4"),
                windows(text, new TimeCut("t", span("3d"), span("2d"), true), true));
    }

    @Test
    void monthsAreThoseOfTheCalendar() {
        String text = days("2023-12-31", "2024-01-30", "2024-01-31", "2024-02-28", "2024-02-29", "2024-03-31");
        assertEquals(
                List.of(
                        "2023-12-31..2024-01-31 0 1",
                        "2024-01-31..2024-02-29 2 3",
                        "2024-02-29..2024-03-31 4",
                        "2024-03-31..2024-04-30 5"),
                windows(text, new TimeCut("t", span("1mo"), span("1mo"), false), true));
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00, 2024-01-01T06:30:00, 2024-01-01..2024-01-01T06:30:00",
        "2024-01-01 00:00:00, 2024-01-01 06:30, 2024-01-01..2024-01-01T06:30:00",
        "2024-01-01T01:00+01:00, 2024-01-01T06:30:00Z, 2024-01-01T00:00:00Z..2024-01-01T06:30:00Z",
        "2024-01, 2024-02, 2024-01-01..2024-01-01T06:30:00",
        "2024-01-01T00:00:00.250, 2024-01-01T06:30:00.25, 2024-01-01T00:00:00.25..2024-01-01T06:30:00.25",
    })
    void timesAreWrittenAsIso(String first, String second, String window) {
        List<String> windows = windows(days(first, second), new TimeCut("t", span("6.5h"), span("6.5h"), false), true);
        assertEquals(window + " 0", windows.get(0));
        assertEquals(2, windows.size());
    }

    @ParameterizedTest
    @CsvSource({
        "30s, 30",
        "15min, 900",
        "12h, 43200",
        "2w, 1209600",
        "1.5d, 129600",
    })
    void lengthsOfTimeAreSeconds(String text, double seconds) {
        assertEquals(seconds * TimeSpan.SECOND, span(text).length());
        assertTrue(span(text).calendar());
    }

    @ParameterizedTest
    @CsvSource({"0d", "-1d", "1.5mo", "d", "9x", "1e3", "''", "90d2h", "nan"})
    void othersAreNone(String text) {
        assertEquals(Optional.empty(), TimeSpan.parse(text));
    }

    /** By what windows are: rows from k steps after the first time, and less than a length later. */
    @Property(tries = 200)
    void windowsHoldTheRowsOfTheirTime(
            @ForAll @IntRange(max = 100_000) int seed, @ForAll @IntRange(min = 1, max = 9) int length) {
        Random random = new Random(seed);
        int step = 1 + random.nextInt(9);
        boolean expanding = random.nextInt(4) == 0;
        int n = 1 + random.nextInt(30);
        int[] times = random.ints(n, -40, 40).sorted().toArray();
        StringBuilder text = new StringBuilder("t,x\n");
        for (int i = 0; i < n; i++) {
            text.append(times[i]).append(',').append(i).append('\n');
        }
        List<String> expected = new ArrayList<>();
        String before = "";
        boolean isBeyond = false;
        for (int k = 0; !isBeyond; k++) {
            int start = times[0] + (expanding ? 0 : k * step);
            int end = times[0] + k * step + length;
            String rows = String.join(
                    " ",
                    IntStream.range(0, n)
                            .filter(i -> times[i] >= start && times[i] < end)
                            .mapToObj(Integer::toString)
                            .toList());
            if (!rows.isEmpty() && !(expanding && rows.equals(before))) {
                expected.add("%d..%d %s".formatted(start, end, rows));
            }
            before = rows;
            isBeyond = end > times[n - 1];
        }
        TimeCut cut = new TimeCut("t", span("" + length), span("" + step), expanding);
        assertEquals(expected, windows(text.toString(), cut, true));
    }

    @Test
    void rowsThatNoWindowNeedsAreLetGoOf() {
        StringBuilder text = new StringBuilder("t,x\n");
        int n = 60_000;
        for (int i = 0; i < n; i++) {
            text.append(i).append(',').append(i).append('\n');
        }
        // Room for two pieces and no more.
        long room = 2 * 4096 * KeptRows.bytesPerRow(List.of(Slot.number(1)));
        try (Table table = Csv.open(text.toString())) {
            List<Slot> slots = List.of(Slot.number(1));
            WindowedRows rows =
                    new WindowedRows(table, slots, new RowCut(3000, 3000, false), OptionalInt.empty(), room);
            rows.whenComplete(window -> rows.forget());
            rows.read();
            assertEquals(n, rows.rows());
        }
        try (Table table = Csv.open(text.toString())) {
            List<Slot> slots = List.of(Slot.number(1));
            WindowedRows rows = new WindowedRows(table, slots, new RowCut(50_000, 1, false), OptionalInt.empty(), room);
            DataException error = assertThrows(DataException.class, rows::read);
            assertTrue(error.getMessage().startsWith("the rows of a window do not fit into memory"));
        }
    }
}
