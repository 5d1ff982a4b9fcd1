package dev.regfit.cli.command;

import dev.regfit.cli.command.Predicting.Predicted;
import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.Row;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.model.LinearModel;
import java.util.List;
import java.util.stream.IntStream;

/** What a model predicts of the rows of a table, with what is to stand beside it. */
final class RowPrediction {
    private final LinearModel model;
    private final ModelRows rows;
    private final int[] slots;
    private final int[] widths;
    private final boolean besideTarget;
    private final Predicted predicted;

    /** @param kept the columns that are passed through */
    RowPrediction(Table table, LinearModel model, Predicting predicting, List<Integer> kept) {
        this.model = model;
        rows = new ModelRows(table, model, predicting.missing(), predicting.unseen());
        slots = kept.stream().mapToInt(column -> rows.also(Slot.kept(column))).toArray();
        besideTarget = predicting.besideTarget();
        if (besideTarget) {
            rows.besideTarget();
        }
        widths = predicting.contributions() ? model.schema().widths() : new int[0];
        predicted = new Predicted(slots.length, widths.length);
    }

    /** The columns of a table that are to be passed through. */
    static List<Integer> kept(Predicting predicting, List<String> names) {
        String wanted = predicting.keep();
        if (wanted == null) {
            return List.of();
        }
        boolean all = wanted.equals(Predicting.ALL) && !names.contains(Predicting.ALL);
        return all
                ? IntStream.range(0, names.size()).boxed().toList()
                : List.copyOf(ColumnSelection.parse(wanted).resolve(names));
    }

    ModelRows rows() {
        return rows;
    }

    /** The row's prediction; reused. */
    Predicted of(Row row, double[] features) {
        kept(row);
        predicted.offset = rows.offset(row);
        predicted.linear = model.linear(features) + predicted.offset;
        if (besideTarget) {
            predicted.target = rows.target(row);
        }
        model.contribute(features, widths, predicted.contributions);
        return predicted;
    }

    /** The row's cells that are passed through; reused. */
    String[] kept(Row row) {
        for (int k = 0; k < slots.length; k++) {
            predicted.kept[k] = row.raw(slots[k]);
        }
        return predicted.kept;
    }
}
