package dev.regfit.cli.table;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a model's columns in a table, by name whatever their order. */
public final class ModelColumns {
    /** How many of a long list are worth printing. */
    private static final int MOST = 10;

    private ModelColumns() {}

    /**
     * Positions of the schema's predictors.
     *
     * @throws DataException naming all that are missing
     */
    public static List<Integer> positions(Table table, Schema schema) {
        Map<String, Integer> byName = new HashMap<>();
        for (int k = 0; k < table.names().size(); k++) {
            byName.put(table.names().get(k), k);
        }
        List<Integer> positions = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Predictor predictor : schema.predictors()) {
            Integer position = byName.get(predictor.name());
            positions.add(position);
            if (position == null) {
                missing.add(predictor.name());
            }
        }
        if (!missing.isEmpty()) {
            String list = String.join("\", \"", missing.subList(0, Math.min(missing.size(), MOST)));
            String more = missing.size() > MOST ? " and %d more".formatted(missing.size() - MOST) : "";
            throw absent(
                    table,
                    missing.get(0),
                    "the model needs %s \"%s\"%s, not found here"
                            .formatted(missing.size() == 1 ? "the column" : "the columns", list, more));
        }
        return positions;
    }

    /** Position of the schema's target. */
    public static int target(Table table, Schema schema) {
        int position = table.names().indexOf(schema.target());
        if (position < 0) {
            throw absent(
                    table, schema.target(), "the model's target \"%s\" is not found here".formatted(schema.target()));
        }
        return position;
    }

    /** Position of the column of offsets that the schema names. */
    static int offset(Table table, Schema schema) {
        int position = table.names().indexOf(schema.offset());
        if (position < 0) {
            throw absent(
                    table,
                    schema.offset(),
                    "the model needs the column \"%s\", its offset, not found here".formatted(schema.offset()));
        }
        return position;
    }

    private static DataException absent(Table table, String name, String words) {
        return DataException.in(table.files().get(0), words + "; " + Suggestions.of(name, table.names()));
    }
}
