package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a table's rows once, as the features of several models, in constant memory. A row that one of the models leaves
 * out is left out for all.
 */
public final class SharedRows {
    private final Table table;
    private final List<ModelRows> models;
    private final double[][] features;
    private int using;
    private long dropped;

    /** Gets each row that all models can use, with the features of each; all are reused. */
    @FunctionalInterface
    public interface Sink {
        void row(double target, double weight, double[][] features);
    }

    /** @param models of this table, with the same target and weights */
    public SharedRows(Table table, List<ModelRows> models) {
        this.table = table;
        this.models = List.copyOf(models);
        this.features = new double[models.size()][];
    }

    /** Reads all rows. */
    public void read(Sink sink) {
        Map<Slot, Integer> wanted = new LinkedHashMap<>();
        List<int[]> slots = new ArrayList<>();
        List<RowSink> sinks = new ArrayList<>();
        for (int m = 0; m < features.length; m++) {
            slots.add(shared(models.get(m).slots(), wanted));
            sinks.add(models.get(m).encoded(keeping(m)));
        }
        Row[] own = new Row[features.length];
        table.read(List.copyOf(wanted.keySet()), row -> {
            using = 0;
            long droppedBefore = droppedBySome();
            for (int m = 0; m < own.length; m++) {
                own[m] = own[m] == null ? row.ofSlots(slots.get(m).length) : own[m];
                own[m].take(row, slots.get(m));
                sinks.get(m).row(own[m]);
            }
            if (using == own.length) {
                ModelRows any = models.get(0);
                sink.row(any.target(own[0]), any.weight(own[0]), features);
            } else if (droppedBySome() > droppedBefore) {
                dropped++;
            }
        });
    }

    /** Where a model's slots are among those wanted by all, which grow by those that no model wanted before. */
    private static int[] shared(List<Slot> own, Map<Slot, Integer> wanted) {
        int[] from = new int[own.size()];
        for (int k = 0; k < from.length; k++) {
            Integer at = wanted.get(own.get(k));
            if (at == null) {
                at = wanted.size();
                wanted.put(own.get(k), at);
            }
            from[k] = at;
        }
        return from;
    }

    private ModelRows.Sink keeping(int model) {
        return (row, encoded) -> {
            features[model] = encoded;
            using++;
        };
    }

    private long droppedBySome() {
        long sum = 0;
        for (ModelRows rows : models) {
            sum += rows.dropped();
        }
        return sum;
    }

    /** Number of rows left out because one of the models lacked a value. */
    public long dropped() {
        return dropped;
    }

    /** What the user should know about what was read. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (dropped > 0) {
            notes.add(ModelRows.droppedNote(dropped));
        }
        for (ModelRows rows : models) {
            rows.unseenNote().filter(note -> !notes.contains(note)).ifPresent(notes::add);
        }
        return notes;
    }
}
