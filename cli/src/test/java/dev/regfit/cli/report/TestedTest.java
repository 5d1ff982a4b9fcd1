package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.model.LinearModel;
import dev.regfit.model.LossEvaluation;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows that were kept apart, under losses of classes and of residuals. */
class TestedTest {

    private static Tested of(LinearModel model, double[] targets, double[] fitted) {
        LossEvaluation evaluation = new LossEvaluation(model);
        for (int i = 0; i < targets.length; i++) {
            evaluation.add(targets[i], fitted[i], 1);
        }
        return new Tested(Optional.of("new.csv"), Optional.empty(), List.of(evaluation));
    }

    private static String text(Tested tested) {
        TextPage page = new TextPage(false, 200);
        tested.write(page, false);
        return page.text();
    }

    /** Of probabilities 3/4, 1/4 and 1/2. */
    @Test
    void ofClasses() {
        double[] fitted = {Math.log(3), -Math.log(3), 0};
        Tested tested = of(Fits.logistic().model(), new double[] {1, 0, 1}, fitted);
        assertEquals("""
                test          log-loss = 0.422837, deviance = 0.845674, explained = 0.335699, AUC = 1, accuracy = 0.666667, \
                Brier score = 0.125
                              on 3 rows of new.csv
                """, text(tested));
        assertEquals(
                List.of("rows", "log_loss", "deviance", "explained", "auc", "accuracy", "brier", "file"),
                List.copyOf(tested.tree(0).keySet()));
        assertEquals("deviance", tested.main(0).label());
        assertEquals(
                2 * (2 * Math.log(4.0 / 3) + Math.log(2)) / 3, tested.main(0).value(), 1e-15);
    }

    @Test
    void ofResiduals() {
        Tested tested = of(Fits.lasso().model(), new double[] {1, 2, 6}, new double[] {2, 2, 4});
        assertEquals("""
                test          R² = 0.642857, RMSE = 1.29099, MAE = 1, largest = 2
                              on 3 rows of new.csv
                """, text(tested));
        assertEquals("RMSE", tested.main(0).label());
    }
}
