package dev.regfit.cli.command;

import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.RoutedRows;
import dev.regfit.cli.table.Table;
import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelsByGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The models of a file by group, without the columns that each does not need; the last is that of all rows, if there is one. */
final class ByModels implements RoutedRows.Route {
    private final String file;
    private final ModelsByGroup models;
    private final List<LinearModel> used = new ArrayList<>();
    private final Map<List<String>, Integer> numbers = new HashMap<>();
    private final Map<List<String>, String> reasons = new HashMap<>();

    /** @param file its name, for messages */
    ByModels(String file, ModelsByGroup models) {
        this(file, models, LinearModel::withoutUnused);
    }

    /** With columns that are not needed, too. */
    static ByModels whole(String file, ModelsByGroup models) {
        return new ByModels(file, models, model -> model);
    }

    private ByModels(String file, ModelsByGroup models, UnaryOperator<LinearModel> taken) {
        this.file = file;
        this.models = models;
        for (ModelsByGroup.Group group : models.groups()) {
            if (group.model().isPresent()) {
                numbers.put(group.key(), used.size());
                used.add(taken.apply(group.model().get()));
            } else {
                reasons.put(group.key(), group.reason());
            }
        }
        models.pooled().ifPresent(model -> used.add(taken.apply(model)));
    }

    /** One model for all groups. */
    ByModels(String file, LinearModel model) {
        this(file, new ModelsByGroup(List.of(), List.of(), Optional.of(model)));
    }

    /** All models; there is at least one. */
    List<LinearModel> list() {
        return used;
    }

    /** The columns that name the group of a table's rows. */
    List<Integer> columns(Table table) {
        return models.by().stream().map(name -> column(table, name)).toList();
    }

    private int column(Table table, String name) {
        int column = table.names().indexOf(name);
        if (column < 0) {
            throw DataException.of(
                    "there is no column %s, by which %s has its models".formatted(DataException.quote(name), file));
        }
        return column;
    }

    /**
     * Which model is for a group by other columns: where there is one for each group of some columns, these must be
     * among the others.
     *
     * @throws DataException when they are not
     */
    RoutedRows.Route by(Table table, List<Integer> others) {
        List<Integer> own = columns(table);
        int[] from = own.stream().mapToInt(others::indexOf).toArray();
        if (Arrays.stream(from).anyMatch(k -> k < 0)) {
            throw DataException.of("--by: %s has a model for each %s, by which rows must be grouped too"
                    .formatted(file, String.join(", ", models.by())));
        }
        return own.equals(others)
                ? this
                : new RoutedRows.Route() {
                    @Override
                    public int model(List<String> key) {
                        return ByModels.this.model(part(key));
                    }

                    @Override
                    public String reason(List<String> key) {
                        return ByModels.this.reason(part(key));
                    }

                    private List<String> part(List<String> key) {
                        return Arrays.stream(from).mapToObj(key::get).toList();
                    }
                };
    }

    @Override
    public int model(List<String> key) {
        return numbers.getOrDefault(key, models.pooled().isPresent() ? used.size() - 1 : -1);
    }

    /** A group by its cells. */
    static String name(List<String> key) {
        return key.stream().map(DataException::quote).collect(Collectors.joining(", "));
    }

    /**
     * The group's own model.
     *
     * @throws DataException when it has none
     */
    LinearModel required(List<String> key) {
        if (!numbers.containsKey(key)) {
            throw DataException.of("the group %s %s".formatted(name(key), why(key)));
        }
        return used.get(numbers.get(key));
    }

    private String why(List<String> key) {
        return reasons.containsKey(key)
                ? "could not be fitted (%s)".formatted(reasons.get(key))
                : "is not among those that %s has models of".formatted(file);
    }

    @Override
    public String reason(List<String> key) {
        return "the group %s of %s %s; --unseen empty leaves its rows without a prediction, and train --pooled makes a model for such groups"
                .formatted(name(key), String.join(", ", models.by()), why(key));
    }
}
