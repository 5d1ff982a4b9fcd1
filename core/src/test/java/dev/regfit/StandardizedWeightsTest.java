package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Predictor;
import dev.regfit.data.Scaling;
import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.problem.Convention;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standardised weights are the weights of standardised data. */
class StandardizedWeightsTest {
    private static final int ROWS = 5;

    /** Columns of very different size; the last row counts three times. */
    private static final double[] X = {1, 2, 4, 3, 9, 1000, 500, 700, 100, 400};

    private static final double[] Y = {3, 1, 4, 1.5, 9};
    private static final double[] WEIGHTS = {5 / 7.0, 5 / 7.0, 5 / 7.0, 5 / 7.0, 15 / 7.0};

    @Test
    void weightsOfStandardisedColumnsAndTarget() {
        Fit plain = fit(X, Y);
        Fit standardized = fit(scaled(X), scaled(Y));
        Deviations deviations = plain.model().training().deviations().orElseThrow();
        for (int j = 0; j < 2; j++) {
            double weight = plain.model().weights()[j];
            assertEquals(standardized.model().weights()[j], deviations.standardized(j, weight), 1e-12);
        }
    }

    private static Fit fit(double[] x, double[] y) {
        Schema schema = new Schema(List.of(Predictor.number("a"), Predictor.number("b")), "y");
        Dataset data = new Dataset(schema, new DenseMatrix(ROWS, 2, x), y, WEIGHTS, new double[2], 0);
        return Fits.fit(data, Fits.settings(Fits.NO_PENALTY, Convention.SKLEARN, Scaling.NONE));
    }

    /** Columns of weighted mean zero and weighted mean square one. */
    private static double[] scaled(double[] columns) {
        double[] scaled = columns.clone();
        for (int from = 0; from < columns.length; from += ROWS) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < ROWS; i++) {
                mean += WEIGHTS[i] * columns[from + i] / ROWS;
            }
            for (int i = 0; i < ROWS; i++) {
                square += WEIGHTS[i] * Math.pow(columns[from + i] - mean, 2) / ROWS;
            }
            for (int i = 0; i < ROWS; i++) {
                scaled[from + i] = (columns[from + i] - mean) / Math.sqrt(square);
            }
        }
        return scaled;
    }
}
