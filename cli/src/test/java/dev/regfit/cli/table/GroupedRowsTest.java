package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupedRowsTest {
    private static final int ROWS = 9000;
    private static final int GROUPS = 150;

    /** What a group's rows are seen as: numbers, texts, file and line. */
    private record Seen(double number, String text, String place) {}

    private static String table(Map<String, List<Seen>> expected) {
        Random random = new Random(3);
        StringBuilder text = new StringBuilder("g,x,word\n");
        for (int i = 0; i < ROWS; i++) {
            // the first group has a third of all rows
            String group = random.nextInt(3) == 0 ? "g0" : "g" + random.nextInt(GROUPS);
            double x = random.nextInt(10) == 0 ? Double.NaN : random.nextGaussian();
            String word = random.nextInt(8) == 0 ? "" : "ä" + random.nextInt(20);
            text.append(group)
                    .append(',')
                    .append(Double.isNaN(x) ? "" : x)
                    .append(',')
                    .append(word);
            text.append('\n');
            expected.computeIfAbsent(group, any -> new ArrayList<>())
                    .add(new Seen(x, word.isEmpty() ? null : word, "data.csv:" + (i + 2)));
        }
        return text.toString();
    }

    private static List<Seen> seen(Table group, List<Slot> slots) {
        List<Seen> seen = new ArrayList<>();
        long records = group.read(slots, row -> {
            assertEquals(seen.size() + 1, row.record());
            seen.add(new Seen(row.number(0), row.text(1), row.file() + ":" + row.line()));
        });
        assertEquals(seen.size(), records);
        return seen;
    }

    /** In memory; parted, each part fitting; parted, with parts that do not fit. */
    @ParameterizedTest
    @ValueSource(longs = {1L << 40, 250_000, 5_000})
    void groupsHaveTheirRowsInOrder(long bytes) {
        Map<String, List<Seen>> expected = new LinkedHashMap<>();
        String text = table(expected);
        List<Slot> slots = List.of(Slot.number(1), Slot.text(2));
        Map<String, List<Seen>> found = new LinkedHashMap<>();
        try (Table table = Csv.open(text);
                GroupedRows rows = new GroupedRows(table, slots, List.of(0), bytes)) {
            rows.read();
            assertEquals(ROWS, rows.rows());
            for (int g = 0; g < rows.size(); g++) {
                found.put(rows.key(g).get(0), null);
            }
            rows.inBatches(groups -> groups.forEach(g -> {
                Table group = rows.table(g);
                found.put(rows.key(g).get(0), seen(group, slots));
                assertEquals(seen(group.again(), slots), found.get(rows.key(g).get(0)));
            }));
        }
        assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(found.keySet()));
        assertEquals(expected, found);
    }

    @Test
    void slotsMayBeAskedForInAnotherOrder() {
        List<Slot> slots = List.of(Slot.number(1), Slot.text(2));
        try (Table table = Csv.open("g,x,word\na,1,p\nb,2,q\na,3,r\n");
                GroupedRows rows = new GroupedRows(table, slots, List.of(0), 1 << 20)) {
            rows.read();
            List<String> cells = new ArrayList<>();
            rows.table(0).read(List.of(slots.get(1), slots.get(0)), row -> cells.add(row.text(0) + row.number(1)));
            assertEquals(List.of("p1.0", "r3.0"), cells);
            assertThrows(IllegalArgumentException.class, () -> rows.table(0).read(List.of(Slot.number(2)), row -> {}));
        }
    }

    @Test
    void whoReadsTheWholeReadsTheGroupsToo() {
        List<Slot> slots = List.of(Slot.number(1));
        try (Table table = Csv.open("g,x\na,1\nb,2\na,3\n");
                GroupedRows rows = new GroupedRows(table, slots, List.of(0), 1 << 20)) {
            List<Double> all = new ArrayList<>();
            rows.readTogether().read(slots, row -> all.add(row.number(0)));
            assertEquals(List.of(1.0, 2.0, 3.0), all);
            assertEquals(2, rows.rows(0));
            assertEquals(1, rows.rows(1));
        }
    }

    @Test
    void keysAreOfAllColumnsAndMissingCellsAreNoted() {
        List<Slot> slots = List.of(Slot.number(2));
        try (Table table = Csv.open("g,h,x\na,1,1\na,2,2\n,1,3\na,1,4\n");
                GroupedRows rows = new GroupedRows(table, slots, List.of(1, 0), 1 << 20)) {
            rows.read();
            assertEquals(List.of("1", "a"), rows.key(0));
            assertEquals(List.of("2", "a"), rows.key(1));
            assertEquals(List.of("1", ""), rows.key(2));
            assertEquals(2, rows.rows(0));
            assertTrue(table.notes().get(0).startsWith("column \"g\", by which rows are grouped, is missing in 1 row"));
        }
    }
}
