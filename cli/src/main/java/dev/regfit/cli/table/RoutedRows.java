package dev.regfit.cli.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a table's rows once, each as the features of the model of its group, in constant memory. */
public final class RoutedRows {
    private final Table table;
    private final List<Integer> by;
    private final List<ModelRows> models;
    private final Route route;
    private final Unseen unseen;
    private final Row[] own;
    private final int[][] from;
    private List<String> key = List.of();
    private long unknown;

    /** Tells which model is for a group. */
    public interface Route {
        /** The number of the model, or -1 if there is none. */
        int model(List<String> key);

        /** Why there is none, and what can be done. */
        String reason(List<String> key);
    }

    /** Gets each row that its model can use. */
    @FunctionalInterface
    public interface Sink {
        /**
         * Takes a row.
         *
         * @param key of its group
         * @param model the number of the group's model
         * @param row with the slots of that model; reused
         * @param features none missing; reused
         */
        void row(List<String> key, int model, Row row, double[] features);
    }

    /** Gets each row that is to have no prediction, with the slots of one of the models, whichever. */
    @FunctionalInterface
    public interface LeftOut {
        void row(int model, Row row);
    }

    /**
     * @param by the columns that name a row's group
     * @param models of this table
     * @param unseen what becomes of rows of groups without a model
     */
    public RoutedRows(Table table, List<Integer> by, List<ModelRows> models, Route route, Unseen unseen) {
        this.table = table;
        this.by = List.copyOf(by);
        this.models = List.copyOf(models);
        this.route = route;
        this.unseen = unseen;
        this.own = new Row[models.size()];
        this.from = new int[models.size()][];
    }

    /**
     * Reads all rows.
     *
     * @throws DataException when a row cannot be used, or its group has no model and that is refused
     */
    public void read(Sink sink, LeftOut leftOut) {
        List<Slot> wanted = slots();
        int first = wanted.size() - by.size();
        table.read(wanted, row -> {
            takeKey(row, first);
            int model = route.model(key);
            if (model < 0) {
                refuse(row);
                unknown++;
                leftOut.row(0, own(0, row));
                return;
            }
            Row mine = own(model, row);
            ModelRows rows = models.get(model);
            if (rows.isPassedOver(mine)) {
                leftOut.row(model, mine);
            } else {
                sink.row(key, model, mine, rows.encoded(mine));
            }
        });
    }

    /** All that one of the models wants, each once, and the cells that name the group. */
    private List<Slot> slots() {
        Map<Slot, Integer> wanted = new LinkedHashMap<>();
        for (int m = 0; m < from.length; m++) {
            from[m] = models.get(m).slots().stream()
                    .mapToInt(slot -> wanted.computeIfAbsent(slot, any -> wanted.size()))
                    .toArray();
        }
        List<Slot> slots = new ArrayList<>(wanted.keySet());
        by.forEach(column -> slots.add(Slot.kept(column)));
        return slots;
    }

    /** Most rows follow one of the same group, and need no key of their own. */
    private void takeKey(Row row, int first) {
        boolean same = key.size() == by.size();
        for (int k = 0; same && k < by.size(); k++) {
            same = key.get(k).equals(cell(row, first + k));
        }
        if (!same) {
            String[] cells = new String[by.size()];
            Arrays.setAll(cells, k -> cell(row, first + k));
            key = List.of(cells);
        }
    }

    private static String cell(Row row, int slot) {
        String text = row.text(slot);
        return text == null ? "" : text;
    }

    private Row own(int model, Row row) {
        if (own[model] == null) {
            own[model] = row.ofSlots(from[model].length);
        }
        own[model].take(row, from[model]);
        return own[model];
    }

    private void refuse(Row row) {
        if (unseen != Unseen.EMPTY) {
            throw DataException.at(row.place(), route.reason(key));
        }
    }

    /** What the user should know about what was read. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (unknown > 0) {
            notes.add(
                    unknown == 1
                            ? "1 row is of a group without a model, and has no prediction"
                            : "%d rows are of groups without a model, and have no prediction".formatted(unknown));
        }
        for (ModelRows rows : models) {
            rows.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
        }
        return notes;
    }
}
