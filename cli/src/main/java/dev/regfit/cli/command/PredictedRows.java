package dev.regfit.cli.command;

import dev.regfit.cli.command.Predicting.Predicted;
import dev.regfit.cli.command.options.PredictionOptions.Predictions;
import dev.regfit.cli.report.RowWriter;
import dev.regfit.data.Term;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes predictions: the columns that are passed through, the prediction and, where they are asked for, the residual and what
 * the intercept, the offset and each term contribute.
 */
record PredictedRows(RowWriter rows, ResultWriter out, LinearModel model, Predictions wanted, Predicting predicting)
        implements Predicting.Sink {
    private static final String CONTRIBUTION = "contribution_";

    @Override
    public void begin(List<String> kept) {
        List<String> names = new ArrayList<>(kept);
        names.add("prediction");
        if (predicting.besideTarget()) {
            names.add("residual");
        }
        if (predicting.contributions()) {
            names.add(CONTRIBUTION + "(intercept)");
            if (hasOffset()) {
                names.add(CONTRIBUTION + "(offset)");
            }
            for (Term term : model.schema().terms()) {
                names.add(CONTRIBUTION + term.name());
            }
        }
        rows.begin(names);
    }

    private boolean hasOffset() {
        return model.schema().response().hasOffset();
    }

    @Override
    public void row(Predicted row) {
        write(row.kept);
        String prediction = wanted.of().apply(row.linear);
        if (wanted.areWords()) {
            rows.cell(prediction);
        } else {
            rows.number(prediction);
        }
        if (predicting.besideTarget()) {
            writeResidual(row);
        }
        if (predicting.contributions()) {
            writeContributions(row);
        }
        rows.endRow();
    }

    private void writeResidual(Predicted row) {
        if (Double.isNaN(row.target)) {
            rows.nothing();
        } else {
            rows.number(Numbers.exact(row.target - model.original(row.linear)));
        }
    }

    private void writeContributions(Predicted row) {
        rows.number(Numbers.exact(model.intercept()));
        if (hasOffset()) {
            rows.number(Numbers.exact(row.offset));
        }
        for (double contribution : row.contributions) {
            rows.number(Numbers.exact(contribution));
        }
    }

    private void write(String[] kept) {
        for (String cell : kept) {
            rows.cell(cell);
        }
    }

    @Override
    public void empty(String[] kept) {
        write(kept);
        int others = 1 + (predicting.besideTarget() ? 1 : 0) + contributions();
        for (int k = 0; k < others; k++) {
            rows.nothing();
        }
        rows.endRow();
    }

    private int contributions() {
        return predicting.contributions()
                ? 1 + (hasOffset() ? 1 : 0) + model.schema().terms().size()
                : 0;
    }

    @Override
    public void pause() {
        out.flush();
    }
}
