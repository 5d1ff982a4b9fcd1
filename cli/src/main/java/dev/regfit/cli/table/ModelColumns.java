package dev.regfit.cli.table;

import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds a model's columns in a table, by name whatever their order. */
public final class ModelColumns {
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
            throw absent(table, missing.size() == 1 ? "the column" : "the columns", missing);
        }
        return positions;
    }

    /** Position of one column by name. */
    public static int position(Table table, String name, String what) {
        int position = table.names().indexOf(name);
        if (position < 0) {
            throw absent(table, what, List.of(name));
        }
        return position;
    }

    private static DataException absent(Table table, String what, List<String> names) {
        String list = String.join("\", \"", names.subList(0, Math.min(names.size(), 10)));
        String more = names.size() > 10 ? " and %d more".formatted(names.size() - 10) : "";
        return DataException.in(
                table.files().get(0),
                "%s \"%s\"%s of the model not found; %s"
                        .formatted(what, list, more, Suggestions.of(names.get(0), table.names())));
    }
}
