package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.data.ColumnStatistics;
import dev.regfit.data.DataProblem;
import dev.regfit.data.RowChange;
import dev.regfit.data.Scales;
import dev.regfit.data.Scaling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a table that {@link Scales} are about: learns scales from them, and says how they are rewritten. */
public final class ScaledColumns {
    /** How often a look is taken at the memory in use, in records. */
    private static final int INTERVAL = 10_000;

    private static final double GIGABYTE = 1e9;

    private final DelimitedTable table;
    private final Slot.Use use;
    private final String wanted;

    private ScaledColumns(DelimitedTable table, Slot.Use use, String wanted) {
        this.table = table;
        this.use = use;
        this.wanted = wanted;
    }

    /** Of the table that scales are learnt from. */
    public static ScaledColumns toLearn(DelimitedTable table) {
        return new ScaledColumns(table, Slot.Use.PREDICTOR, "");
    }

    /**
     * Of a table that known scales are used on.
     *
     * @param file that they come from
     */
    public static ScaledColumns ofKnown(DelimitedTable table, String file) {
        return new ScaledColumns(table, Slot.Use.SCALED, file);
    }

    /**
     * Learns how columns are to be scaled from all rows.
     *
     * @param before what is made of the rows first
     * @param names of columns of the table and of new ones
     * @return the scales with those of the columns
     * @throws DataException when the table cannot be read so, or quartiles take more memory than there is
     */
    public Scales learn(Scales before, Collection<String> names, Scaling scaling) {
        Scales first = before.beforeScaling();
        Set<String> needed = first.inputs();
        needed.addAll(names);
        first.added().forEach(needed::remove);
        List<Slot> slots = slots(needed);
        List<String> all = new ArrayList<>(names(slots));
        RowChange change = first.change(all);
        all.addAll(first.added());
        int[] chosen = names.stream().mapToInt(all::indexOf).toArray();
        double[] changed = new double[all.size()];
        double[] row = new double[chosen.length];
        ColumnStatistics statistics = new ColumnStatistics(chosen.length, scaling);
        table.read(slots, record -> {
            try {
                change.apply(record.numbers(), changed);
            } catch (DataProblem e) {
                throw new DataException(record.place(), null, e);
            }
            for (int k = 0; k < row.length; k++) {
                row[k] = changed[chosen[k]];
            }
            statistics.add(row);
            if (record.record() % INTERVAL == 0) {
                checkMemory(statistics);
            }
        });
        return before.with(statistics.scales(List.copyOf(names)));
    }

    private void checkMemory(ColumnStatistics statistics) {
        long needed = statistics.bytesFor(Math.max(table.expectedRecords(), statistics.rows()));
        long limit = Runtime.getRuntime().maxMemory();
        if (needed > limit) {
            throw DataException.of(String.format(
                    Locale.ROOT,
                    "quartiles need all values in memory, which takes about %.1f GB, and Java has %.1f GB; scale fewer columns"
                            + " with -s or -x, take another scaling, or give Java more with REGFIT_JAVA_OPTS=-Xmx%dg",
                    needed / GIGABYTE,
                    limit / GIGABYTE,
                    (long) Math.ceil(1.2 * needed / GIGABYTE)));
        }
    }

    /**
     * Does to the table's rows what scales say.
     *
     * @throws DataException when a column is missing or holds text, or a new one is there already
     */
    public Rewriting rewriting(Scales scales) {
        List<Slot> slots = slots(scales.inputs());
        for (String name : scales.added()) {
            if (table.names().contains(name)) {
                throw DataException.in(
                        table.files().get(0),
                        "has a column %s already, which was to be added; leave it out of the formula, or rename the column"
                                .formatted(quote(name)));
            }
        }
        return rewriting(slots, scales.changed(), scales.added(), scales::change);
    }

    /**
     * Takes back what was done to those columns that are there.
     *
     * @throws DataException when there is none, or one holds text
     */
    public Rewriting undoing(Scales scales) {
        Set<String> present = scales.undone();
        present.retainAll(table.names());
        if (present.isEmpty()) {
            throw DataException.in(
                    table.files().get(0),
                    "has none of the columns that %s scales; %s"
                            .formatted(
                                    wanted,
                                    Suggestions.of(scales.undone().iterator().next(), table.names())));
        }
        return rewriting(slots(present), present, List.of(), scales::undo);
    }

    private interface Change {
        RowChange of(List<String> inputs);
    }

    private Rewriting rewriting(List<Slot> slots, Set<String> changed, List<String> added, Change change) {
        List<String> inputs = names(slots);
        boolean[] rewritten = new boolean[inputs.size()];
        for (int k = 0; k < rewritten.length; k++) {
            rewritten[k] = changed.contains(inputs.get(k));
        }
        return new Rewriting(slots, rewritten, added, () -> change.of(inputs));
    }

    private List<String> names(List<Slot> slots) {
        return slots.stream().map(slot -> table.names().get(slot.column())).toList();
    }

    /** Slots for columns of numbers, in the order of the table. */
    private List<Slot> slots(Set<String> names) {
        for (String name : names) {
            int column = table.names().indexOf(name);
            if (column < 0) {
                throw DataException.in(
                        table.files().get(0),
                        "%s needs the column %s, not found here; %s"
                                .formatted(wanted, quote(name), Suggestions.of(name, table.names())));
            }
            if (table.types().get(column) == ColumnType.TEXT && use == Slot.Use.PREDICTOR) {
                throw DataException.of("column %s holds text, and only numbers can be transformed; leave it out: %s"
                        .formatted(quote(name), RecordErrors.option("-x", name)));
            }
        }
        List<Slot> slots = new ArrayList<>();
        for (int j = 0; j < table.names().size(); j++) {
            if (names.contains(table.names().get(j))) {
                slots.add(new Slot(j, ColumnType.NUMBER, use));
            }
        }
        return slots;
    }
}
