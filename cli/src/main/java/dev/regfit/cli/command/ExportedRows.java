package dev.regfit.cli.command;

import dev.regfit.cli.export.CheckedRows;
import dev.regfit.cli.table.ModelRows;
import dev.regfit.cli.table.Row;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.Unseen;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/**
 * The rows of a table as an exported model is given them, with what the model predicts of each.
 *
 * @param model without columns that it does not need
 * @param missing what becomes of missing values
 * @param unseen what becomes of texts that the model does not know
 * @param predicted the prediction, as {@code predict} writes it, of a linear predictor
 */
record ExportedRows(LinearModel model, MissingPolicy missing, Unseen unseen, DoubleFunction<String> predicted) {

    /** Reads a table and closes it. */
    CheckedRows read(Table table) {
        CheckedRows all = new CheckedRows();
        try (table) {
            // rows that are left out of predictions have none in an exported form
            MissingPolicy policy = missing == MissingPolicy.SKIP ? MissingPolicy.DROP : missing;
            ModelRows rows = new ModelRows(table, model, policy, unseen);
            rows.readAll(
                    (row, features) -> {
                        double offset = rows.offset(row);
                        all.add(
                                cells(rows, row),
                                predicted.apply(model.linear(features) + offset),
                                size(features) + Math.abs(offset));
                    },
                    row -> all.add(cells(rows, row), "", 0));
        }
        return all;
    }

    private List<Object> cells(ModelRows rows, Row row) {
        List<Object> cells = new ArrayList<>();
        List<Predictor> predictors = model.schema().predictors();
        boolean isPredictor = false;
        for (int k = 0; k < predictors.size(); k++) {
            cells.add(predictors.get(k).text() ? row.text(k) : present(row.number(k)));
            isPredictor |= predictors.get(k).name().equals(model.schema().offset());
        }
        if (model.schema().response().hasOffset() && !isPredictor) {
            cells.add(present(rows.offset(row)));
        }
        return cells;
    }

    private static Double present(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private double size(double[] features) {
        double size = Math.abs(model.intercept());
        for (int j = 0; j < features.length; j++) {
            size += model.weights()[j] == 0 ? 0 : Math.abs(model.weights()[j] * features[j]);
        }
        return size;
    }
}
