package dev.regfit.cli.command;

import dev.regfit.cli.table.Unseen;
import dev.regfit.data.CellReading;
import dev.regfit.data.MissingPolicy;
import dev.regfit.model.LinearModel;
import java.util.List;
import java.util.function.Function;

/**
 * How models are held against rows whose target is known. A row that one of the models cannot use is left out for all.
 *
 * @param models as they were trained
 * @param target name or number of the column of true values, or null for that of the models
 * @param weights name or number of the column of row weights, or null for none
 * @param missing what becomes of missing values, by model
 * @param unseen what becomes of texts that a model does not know
 * @param cells how to read cells where nothing is asked for
 */
record Scoring(
        List<LinearModel> models,
        String target,
        String weights,
        Function<LinearModel, MissingPolicy> missing,
        Unseen unseen,
        CellReading cells) {

    /** Gets each row. */
    @FunctionalInterface
    interface Sink {
        /**
         * Takes a row.
         *
         * @param target its true value, of two classes 0 or 1
         * @param weight ω &gt; 0
         * @param fitted of each model its linear predictor ({@link LinearModel#linear}) with the offset; reused
         * @param offsets of each model what is in it by the offset; reused
         */
        void row(double target, double weight, double[] fitted, double[] offsets);
    }

    /** The models without columns of no weight, which need not be there. */
    List<LinearModel> used() {
        return models.stream().map(LinearModel::withoutUnused).toList();
    }
}
