package dev.regfit.path;

import dev.regfit.problem.*;
import dev.regfit.problem.SampleProblem.Form;
import java.util.*;
import org.junit.jupiter.api.Test;

class DbgTest {
    @Test
    void dbg() {
        for (Object[] o : new Object[][] {
            {5136L, Form.SPARSE_MOMENTS},
            {74L, Form.SPARSE_MOMENTS},
            {183294L, Form.SPARSE_ROWS},
            {62353L, Form.MOMENTS}
        }) {
            Problem problem = HomotopyTest.sample(new Random((Long) o[0])).problem((Form) o[1]);
            KnotPath path = Homotopy.follow(problem.loss(), problem.penalty(), Homotopy.Limits.NONE);
            System.out.println("CASE " + o[0] + " " + path.end());
            for (Knot k : path.knots())
                System.out.printf(
                        "%.17g %d %d nz=%d kkt %.3g gap %.3g max|w| %.3g%n",
                        k.lambda(),
                        k.entering(),
                        k.leaving(),
                        k.weights().nonzero(),
                        k.certificate().kkt(),
                        k.certificate().relativeGap(),
                        Arrays.stream(k.weights().values()).map(Math::abs).max().orElse(0));
        }
    }
}
