package dev.regfit.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.Dataset;
import dev.regfit.data.DenseMatrix;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.SparseMatrix;
import dev.regfit.data.Standardization;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.RowLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** More columns in play than Hessians of sparse rows are made for: the parabola is minimised on the rows. */
class SparseRowsNewtonTest {
    private static final int ROWS = 900;
    private static final int COLUMNS = 1500;
    private static final double DENSITY = 0.02;
    private static final Stopping STOPPING = new Stopping(1e-9, 10_000);

    static Stream<Loss> losses() {
        return Stream.of(new Logistic(), new Poisson(), new Huber(0.7));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void findsWhatDenseRowsHave(Loss loss) {
        Random random = new Random(3);
        int[] starts = new int[COLUMNS + 1];
        int[] rows = new int[ROWS * COLUMNS];
        double[] cells = new double[ROWS * COLUMNS];
        double[] dense = new double[ROWS * COLUMNS];
        double[] f = new double[ROWS];
        int count = 0;
        for (int j = 0; j < COLUMNS; j++) {
            double weight = j % 5 == 0 ? random.nextGaussian() : 0;
            for (int i = 0; i < ROWS; i++) {
                if (random.nextDouble() < DENSITY) {
                    rows[count] = i;
                    cells[count] = random.nextGaussian();
                    dense[j * ROWS + i] = cells[count];
                    f[i] += weight * cells[count++];
                }
            }
            starts[j + 1] = count;
        }
        double[] y = new double[ROWS];
        Arrays.setAll(y, i -> target(loss, f[i], random));
        SparseMatrix sparse = new SparseMatrix(ROWS, starts, Arrays.copyOf(rows, count), Arrays.copyOf(cells, count));
        Minimizer.Minimum found = minimum(loss, new DatasetOf(y).with(sparse));
        Minimizer.Minimum expected = minimum(loss, new DatasetOf(y).with(new DenseMatrix(ROWS, COLUMNS, dense)));
        long active = Arrays.stream(expected.weights()).filter(w -> w != 0).count();
        assertTrue(active > 300, "too easy: " + active);
        assertTrue(found.certificate().isWithin(STOPPING.tolerance()), found.certificate()::toString);
        assertEquals(expected.intercept().orElseThrow(), found.intercept().orElseThrow(), 1e-3);
        assertEquals(
                expected.certificate().objective(),
                found.certificate().objective(),
                1e-8 * expected.certificate().objective());
    }

    private static double target(Loss loss, double f, Random random) {
        if (loss instanceof Logistic) {
            return random.nextDouble() < 1 / (1 + Math.exp(-f)) ? 1 : 0;
        }
        double noisy = f + random.nextGaussian();
        return loss instanceof Poisson ? Math.floor(Math.exp(0.3 * noisy)) : noisy;
    }

    private record DatasetOf(double[] y) {
        Dataset with(dev.regfit.data.DesignMatrix x) {
            double[] ones = new double[y.length];
            Arrays.fill(ones, 1);
            List<Predictor> predictors = IntStream.range(0, COLUMNS)
                    .mapToObj(j -> Predictor.number("x" + j))
                    .toList();
            return new Dataset(new Schema(predictors, "y"), x, y, ones, new double[COLUMNS], 0);
        }
    }

    private static Minimizer.Minimum minimum(Loss loss, Dataset data) {
        double[] ones = new double[COLUMNS];
        double[] low = new double[COLUMNS];
        double[] high = new double[COLUMNS];
        Arrays.fill(ones, 1);
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        Standardization standardization = new Standardization(true, new double[COLUMNS], ones, 0);
        ElasticNet penalty = new ElasticNet(1.5e-3, 1e-4, ones, low, high);
        return new ProximalNewton(new RowLoss(loss, data, standardization)).minimize(penalty, STOPPING, false);
    }
}
