package dev.regfit.problem;

import dev.regfit.data.Scaling;
import java.util.List;
import java.util.stream.Stream;

/** The small problems that every solver is tried on. Each but the collinear ones has one optimum. */
public final class SampleProblems {
    private static final int N = 40;
    private static final int P = 7;

    private SampleProblems() {}

    /** Problems of all kinds. */
    public static List<SampleProblem> all() {
        return Stream.of(smooth(), sparse(), bounded(), nullSolutions())
                .flatMap(List::stream)
                .toList();
    }

    private static List<SampleProblem> smooth() {
        double[] uneven = new double[N];
        for (int i = 0; i < N; i++) {
            uneven[i] = 0.25 + i % 4;
        }
        return List.of(
                tall("ordinary least squares"),
                tall("ridge").withStrengths(0, 0.3),
                tall("ridge, strong").withStrengths(0, 30),
                tall("ridge, weighted rows").withRowWeights(uneven).withStrengths(0, 0.3),
                tall("ridge, factors").withFactors(2, 0, 0.5).withStrengths(0, 0.3),
                tall("ridge, no intercept").withoutIntercept().withStrengths(0, 0.3),
                tall("ridge, constant column").withConstant(2, 7).withStrengths(0, 0.3),
                tall("least squares, constant column").withConstant(2, 7),
                tall("ridge, equal columns").withCopy(4, 1).withStrengths(0, 0.3),
                tall("ridge, standard scaling")
                        .withColumnTimes(1, 1e4)
                        .withColumnTimes(3, 1e-3)
                        .with(Scaling.STANDARD)
                        .withStrengths(0, 0.3),
                wide("ridge, p > n").withStrengths(0, 0.3),
                tall("ridge, most cells zero").withZeros(0.8).withStrengths(0, 0.3),
                wide("ridge, p > n, most cells zero")
                        .withZeros(0.8)
                        .with(Scaling.STANDARD)
                        .withStrengths(0, 0.3),
                SampleProblem.random("ridge, one column", 12, 1, 5).withStrengths(0, 0.5));
    }

    private static List<SampleProblem> sparse() {
        double[] uneven = new double[N];
        for (int i = 0; i < N; i++) {
            uneven[i] = 1 + i % 3;
        }
        return List.of(
                tall("lasso").withStrengths(0.2, 0),
                tall("lasso, weak").withStrengths(1e-3, 0),
                tall("elastic net").withStrengths(0.2, 0.3),
                tall("lasso, weighted rows").withRowWeights(uneven).withStrengths(0.2, 0),
                tall("lasso, unpenalised columns").withFactors(0, 1, 2).withStrengths(0.3, 0),
                tall("elastic net, factors").withFactors(1, 0, 0.3, 2).withStrengths(0.3, 0.2),
                tall("elastic net, no intercept").withoutIntercept().withStrengths(0.1, 0.1),
                tall("lasso, constant column").withConstant(2, 7).withStrengths(0.2, 0),
                tall("elastic net, equal columns").withCopy(3, 0).withStrengths(0.1, 0.3),
                tall("lasso, standard scaling")
                        .withColumnTimes(1, 1e4)
                        .withColumnTimes(3, 1e-3)
                        .with(Scaling.STANDARD)
                        .withStrengths(0.1, 0),
                wide("lasso, p > n").withStrengths(0.3, 0),
                tall("lasso, most cells zero, weighted rows")
                        .withZeros(0.8)
                        .withRowWeights(uneven)
                        .withStrengths(0.1, 0),
                wide("elastic net, p > n, most cells zero").withZeros(0.8).withStrengths(0.2, 0.1),
                wide("elastic net, p > n").withStrengths(0.2, 0.1));
    }

    private static List<SampleProblem> bounded() {
        double infinite = Double.POSITIVE_INFINITY;
        return List.of(
                tall("least squares, none negative").withBounds(0, infinite),
                tall("ridge in a box").withBounds(-0.4, 0.7).withStrengths(0, 0.3),
                tall("lasso, none negative").withBounds(0, infinite).withStrengths(0.2, 0),
                tall("elastic net in a box").withBounds(-0.4, 0.7).withStrengths(0.1, 0.1),
                tall("lasso, bounds that leave out zero").withBounds(0.2, 2).withStrengths(0.1, 0),
                tall("lasso, scaled, bounded")
                        .withBounds(-infinite, 0.5)
                        .with(Scaling.STANDARD)
                        .withStrengths(0.1, 0));
    }

    /** Problems whose optimum is w = 0. */
    public static List<SampleProblem> nullSolutions() {
        return List.of(
                tall("lasso at λmax").withStrengths(1 + 1e-9, 0),
                tall("lasso above λmax").withStrengths(3, 0),
                wide("elastic net above λmax").withFactors(1, 2).withStrengths(1.5, 0.2),
                tall("lasso, constant target").withTarget(new double[N]).withLambdas(0.1, 0),
                tall("ridge, constant target").withTarget(new double[N]).withLambdas(0, 0.3));
    }

    private static SampleProblem tall(String name) {
        return SampleProblem.random(name, N, P, 11);
    }

    private static SampleProblem wide(String name) {
        return SampleProblem.random(name, 15, 30, 12);
    }
}
