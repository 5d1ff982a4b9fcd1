package dev.regfit.peers;

import org.apache.commons.csv.CSVFormat;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.io.Read;
import smile.regression.LASSO;
import smile.regression.LinearModel;

/**
 * A lasso by Smile's interior points. It minimises RSS + λ Σ|w_j| sd_j, since it always standardises the columns: λ = 2nα
 * makes that 2n times the objective of regfit with a strength of α sd_j for column j.
 */
final class SmileLasso {
    private static final int ITERATIONS = 1000;

    private SmileLasso() {}

    public static void main(String[] arguments) throws Exception {
        Task task = Task.of(arguments);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .build();
        DataFrame data = Read.csv(task.file(), format);
        Formula formula = Formula.lhs(task.target());
        double lambda = 2 * data.nrow() * task.alpha();
        task.run(() -> {
            LinearModel model = LASSO.fit(formula, data, lambda, task.tolerance(), ITERATIONS);
            return new Task.Weights(model.intercept(), model.coefficients());
        });
    }
}
