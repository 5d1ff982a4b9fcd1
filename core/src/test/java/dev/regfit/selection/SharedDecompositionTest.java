package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Problem;
import dev.regfit.problem.RowSquares;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.solver.SpectralRidge;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Leave-one-out from what the path has decomposed is leave-one-out from a decomposition of its own. */
class SharedDecompositionTest {
    private static final double[] LAMBDAS = {100, 1, 0.1};

    private static void check(SampleProblem sample, Form form) {
        RowSquares rows = (RowSquares) sample.problem(Form.ROWS).loss();
        Problem problem = sample.problem(form);
        List<ElasticNet> penalties = DoubleStream.of(LAMBDAS)
                .mapToObj(lambda -> problem.penalty().withStrengths(0, lambda))
                .toList();
        SpectralRidge ridge = new SpectralRidge(problem.loss(), penalties.get(0));
        assertTrue(ridge.kernel().isPresent() != ridge.gram().isPresent());
        LeaveOneOut own = LeaveOneOut.of(rows, penalties);
        LeaveOneOut shared = LeaveOneOut.of(rows, penalties, Optional.of(ridge));
        double largest = Arrays.stream(own.meanSquare()).max().orElseThrow();
        assertArrayEquals(own.meanSquare(), shared.meanSquare(), 1e-11 * largest);
        assertArrayEquals(own.degreesOfFreedom(), shared.degreesOfFreedom(), 1e-11 * rows.rows());
    }

    @Test
    void moreRowsThanColumns() {
        double[] weights = new Random(1).doubles(30, 0.1, 3).toArray();
        SampleProblem sample = SampleProblem.random("tall", 30, 7, 1).withRowWeights(weights);
        check(sample, Form.MOMENTS);
        check(sample.withFactors(1, 0.3, 0), Form.MOMENTS);
        check(sample.withoutIntercept(), Form.ROWS);
    }

    @Test
    void moreColumnsThanRows() {
        double[] weights = new Random(1).doubles(12, 0.1, 3).toArray();
        SampleProblem sample = SampleProblem.random("wide", 12, 30, 1).withRowWeights(weights);
        check(sample, Form.ROWS);
        check(sample.withFactors(1, 0.3, 2), Form.ROWS);
        check(sample.withoutIntercept(), Form.ROWS);
    }
}
