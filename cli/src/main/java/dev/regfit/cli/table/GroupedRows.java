package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The rows of a table by group, from one reading. Each group is a table of its own, with the columns of the whole. Rows
 * are kept in memory as long as they fit, and are parted in temporary files if they do not.
 */
public final class GroupedRows implements AutoCloseable {
    private final Table whole;
    private final List<Slot> slots;
    private final GroupKeys keys;
    private final List<Long> counts = new ArrayList<>();
    private final long mostRows;

    private KeptRows kept;
    private PartedRows parted;

    /** A row with its parser, to make others of; null before the first. */
    private Row pattern;

    /**
     * @param slots what will be asked of the rows
     * @param by the columns whose cells name a row's group
     * @param bytes of memory that rows may take
     */
    public GroupedRows(Table whole, List<Slot> slots, List<Integer> by, long bytes) {
        this.whole = whole;
        this.slots = List.copyOf(slots);
        this.keys = new GroupKeys(whole, by);
        this.kept = new KeptRows(slots);
        this.mostRows = Math.min(Integer.MAX_VALUE - 1, bytes / KeptRows.bytesPerRow(slots));
    }

    /**
     * Reads the table.
     *
     * @throws DataException when a cell cannot be read, or the rows find no room
     */
    public void read() {
        read(row -> {});
    }

    private long read(RowSink also) {
        List<Slot> wanted = new ArrayList<>(slots);
        wanted.addAll(keys.slots());
        long records = whole.read(wanted, row -> {
            if (pattern == null) {
                pattern = row.ofSlots(slots.size());
            }
            add(keys.group(row, slots.size()), row);
            also.row(row);
        });
        if (parted == null) {
            kept.sort(size());
        } else {
            parted.finish();
        }
        keys.note();
        return records;
    }

    /** The whole table; who reads it reads the groups at the same time. */
    public Table readTogether() {
        return new TableView(whole) {
            @Override
            public long read(List<Slot> chosen, RowSink sink) {
                return GroupedRows.this.read(new ChosenSlots(slots, chosen, sink));
            }

            @Override
            public boolean canBeReadAgain() {
                return false;
            }

            @Override
            public Table again() {
                throw new IllegalStateException("the groups are read once");
            }
        };
    }

    private void add(int group, Row row) {
        if (group == counts.size()) {
            counts.add(0L);
        }
        counts.set(group, counts.get(group) + 1);
        if (parted != null) {
            parted.add(group, row);
            return;
        }
        kept.add(group, row);
        if (kept.rows() > mostRows) {
            parted = new PartedRows(slots);
            kept.moveTo(parted, pattern.ofSlots(slots.size()));
        }
    }

    /** Number of groups. */
    public int size() {
        return keys.size();
    }

    /** Number of rows of all groups. */
    public long rows() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    /** What names a group: a cell of each column, the empty text where it is missing. */
    public List<String> key(int group) {
        return keys.key(group);
    }

    /** Number of rows of a group. */
    public long rows(int group) {
        return counts.get(group);
    }

    /**
     * Hands over all groups, by their numbers in the order of their first rows: as many at a time as can be worked on
     * together.
     */
    public void inBatches(Consumer<List<Integer>> work) {
        if (parted == null) {
            work.accept(IntStream.range(0, size()).boxed().toList());
            return;
        }
        for (int part = 0; part < PartedRows.PARTS; part++) {
            int of = part;
            List<Integer> groups = IntStream.range(0, size())
                    .filter(group -> PartedRows.part(group) == of)
                    .boxed()
                    .toList();
            if (!groups.isEmpty()) {
                load(part);
                work.accept(groups);
            }
        }
    }

    /** Takes up the rows of a part, if it fits; the groups of one that does not are read from its file, one by one. */
    private void load(int part) {
        kept = null;
        if (parted.rows(part) <= mostRows) {
            KeptRows loaded = new KeptRows(slots);
            parted.read(part, pattern.ofSlots(slots.size()), loaded::add);
            loaded.sort(size());
            kept = loaded;
        }
    }

    /** The rows of a group as a table; of the batch at hand. May be asked for, and read, by several threads. */
    public Table table(int group) {
        return new GroupTable(whole, slots, rows(group), sink -> read(group, sink));
    }

    private void read(int group, RowSink sink) {
        Row row = pattern.ofSlots(slots.size());
        if (kept != null) {
            kept.read(group, row, sink);
            return;
        }
        parted.read(PartedRows.part(group), row, (of, one) -> {
            if (of == group) {
                sink.row(one);
            }
        });
    }

    /** Removes temporary files. */
    @Override
    public void close() {
        if (parted != null) {
            parted.close();
        }
    }

    /** Numbers groups in the order of their first rows. */
    private static final class GroupKeys {
        private final Table table;
        private final List<Integer> by;
        private final Map<List<String>, Integer> numbers = new HashMap<>();
        /** The same of groups by one column, without a list for each row. */
        private final Map<String, Integer> ofOne = new HashMap<>();

        private final List<List<String>> keys = new ArrayList<>();
        private final long[] missing;

        GroupKeys(Table table, List<Integer> by) {
            this.table = table;
            this.by = List.copyOf(by);
            this.missing = new long[by.size()];
        }

        List<Slot> slots() {
            return by.stream().map(Slot::kept).toList();
        }

        int size() {
            return keys.size();
        }

        List<String> key(int group) {
            return keys.get(group);
        }

        /** The number of a row's group, whose cells are from a slot on. */
        int group(Row row, int from) {
            if (by.size() == 1) {
                String cell = cell(row, from, 0);
                Integer known = ofOne.get(cell);
                return known == null ? begin(ofOne, cell, List.of(cell)) : known;
            }
            List<String> key = new ArrayList<>(by.size());
            for (int k = 0; k < by.size(); k++) {
                key.add(cell(row, from, k));
            }
            Integer known = numbers.get(key);
            return known == null ? begin(numbers, key, key) : known;
        }

        private <K> int begin(Map<K, Integer> known, K key, List<String> cells) {
            known.put(key, keys.size());
            keys.add(List.copyOf(cells));
            return keys.size() - 1;
        }

        private String cell(Row row, int from, int k) {
            String cell = row.text(from + k);
            if (cell == null) {
                missing[k]++;
                return "";
            }
            return cell;
        }

        /** Tells how many rows have no name of a group. */
        void note() {
            for (int k = 0; k < missing.length; k++) {
                if (missing[k] > 0) {
                    table.note(
                            "column %s, by which rows are grouped, is missing in %d rows; they are taken as a group without a name"
                                    .formatted(DataException.quote(table.names().get(by.get(k))), missing[k]));
                }
            }
        }
    }
}
