package dev.regfit.solver.gradient;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import dev.regfit.problem.SampleProblems;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LipschitzTest {

    static List<SampleProblem> samples() {
        return SampleProblems.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isTheLargestEigenvalueAndOnTheSafeSide(SampleProblem sample) {
        for (Form form : Form.values()) {
            Problem problem = sample.problem(form);
            double exact = 1 / Rates.inverseCurvature(problem);
            double found = Lipschitz.of(oracle(problem), problem.penalty());
            assertTrue(exact * (1 - 1e-12) <= found && found <= exact * 1.001, found + " for " + exact);
        }
    }

    @Test
    void leavesTheRidgeOutForTheLossAlone() {
        Problem problem = SampleProblem.orthonormal(1, 2, 3).withLambdas(0, 5).problem(Form.MOMENTS);
        assertEquals(1, Lipschitz.of(oracle(problem)), 1e-3);
        assertEquals(6, Lipschitz.of(oracle(problem), problem.penalty()), 6e-3);
    }

    @Test
    void isZeroWhereNothingVaries() {
        Problem problem =
                SampleProblem.random("constant", 10, 1, 1).withConstant(0, 4).problem(Form.MOMENTS);
        assertEquals(0, Lipschitz.of(oracle(problem), problem.penalty()));
    }

    private static Oracle oracle(Problem problem) {
        return new SquaresOracle(problem.loss(), Region.of(problem.penalty()));
    }
}
