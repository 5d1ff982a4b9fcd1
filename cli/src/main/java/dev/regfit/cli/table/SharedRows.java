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
    private long dropped;

    /** Gets each row that all models can use, with the features and the offset of each; all are reused. */
    @FunctionalInterface
    public interface Sink {
        void row(double target, double weight, double[][] features, double[] offsets);
    }

    /** @param models of this table, with the same target and weights */
    public SharedRows(Table table, List<ModelRows> models) {
        this.table = table;
        this.models = List.copyOf(models);
    }

    /** Reads all rows. */
    public void read(Sink sink) {
        Map<Slot, Integer> wanted = new LinkedHashMap<>();
        List<int[]> slots = new ArrayList<>();
        for (ModelRows model : models) {
            slots.add(shared(model.slots(), wanted));
        }
        Row[] own = new Row[models.size()];
        double[][] features = new double[own.length][];
        double[] offsets = new double[own.length];
        table.read(List.copyOf(wanted.keySet()), row -> {
            for (int m = 0; m < own.length; m++) {
                own[m] = own[m] == null ? row.ofSlots(slots.get(m).length) : own[m];
                own[m].take(row, slots.get(m));
            }
            if (!isPassedOver(own)) {
                for (int m = 0; m < own.length; m++) {
                    features[m] = models.get(m).encoded(own[m]);
                    offsets[m] = models.get(m).offset(own[m]);
                }
                ModelRows any = models.get(0);
                sink.row(any.target(own[0]), any.weight(own[0]), features, offsets);
            }
        });
    }

    private boolean isPassedOver(Row[] own) {
        boolean passedOver = false;
        for (int m = 0; m < own.length; m++) {
            passedOver |= models.get(m).isPassedOver(own[m]);
        }
        boolean counts = passedOver && models.get(0).weight(own[0]) > 0;
        dropped += counts ? 1 : 0;
        return passedOver;
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
            rows.cellNotes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }
        return notes;
    }
}
