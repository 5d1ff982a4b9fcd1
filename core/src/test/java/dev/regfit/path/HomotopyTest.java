package dev.regfit.path;

import dev.regfit.data.Scaling;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.Penalty;
import dev.regfit.problem.Problem;
import dev.regfit.problem.SampleProblem;
import dev.regfit.problem.SampleProblem.Form;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class HomotopyTest {
    static int knots;
    static double worst, worstGap;

    @Property(tries = 3000, seed = "20261121")
    void everyKindOfProblemIsSolvedAtAndBetweenKnots(@ForAll long seed, @ForAll Form form) {
        Random random = new Random(seed);
        SampleProblem sample = sample(random);
        Problem problem = sample.problem(form);
        KnotPath path = Homotopy.follow(problem.loss(), problem.penalty(), Homotopy.Limits.NONE);
        knots += path.knots().size();
        worst = Math.max(worst, path.kkt());
        worstGap = Math.max(worstGap, path.relativeGap());
        String text = sample.name() + form + " n=" + sample.y().length + " p=" + sample.columns() + " seed " + seed
                + " end " + path.end() + " knots " + path.knots().size();
        if (path.end() != KnotPath.End.ZERO)
            System.out.println("END " + text + " "
                    + path.knots().get(path.knots().size() - 1).lambda());
        if (path.kkt() > 1e-11) System.out.println("KKT " + path.kkt() + " " + text);
        if (path.relativeGap() > 1e-10) System.out.println("GAP " + path.relativeGap() + " " + text);
        for (int k = 0; k < path.knots().size(); k++)
            if (path.knots().get(k).certificate().relativeGap() > 1e-8) {
                System.out.printf(
                        "BAD %.2e gap %.2e kkt %.2e prev %.2e %s%n",
                        path.knots().get(k).lambda() / path.knots().get(0).lambda(),
                        path.knots().get(k).certificate().relativeGap(),
                        path.knots().get(k).certificate().kkt(),
                        k == 0
                                ? 0
                                : path.knots().get(k - 1).lambda()
                                        / path.knots().get(0).lambda(),
                        text);
                break;
            }
        for (int k = 1; k < path.knots().size(); k++) {
            double lambda = path.knots().get(k).lambda();
            double share = random.nextDouble();
            lambda += share * (path.knots().get(k - 1).lambda() - lambda);
            Problem there = new Problem(problem.loss(), problem.penalty().withStrengths(lambda, 0));
            Certificate c = new Certifier(there).certify(path.weightsAt(lambda));
            if (c.kkt() > 1e-11) System.out.println("BETWEEN " + c + " " + k + " " + lambda + " " + share + " " + text);
        }
    }

    static SampleProblem sample(Random random) {
        int n = 3 + random.nextInt(25);
        int p = 1 + random.nextInt(40);
        boolean integers = random.nextBoolean();
        int copies = random.nextInt(3) == 0 ? 1 + random.nextInt(p) : 0;
        double[][] x = new double[n][p];
        double[] y = new double[n];
        double[] rowWeights = new double[n];
        boolean weighted = random.nextInt(4) == 0;
        int range = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            double common = random.nextGaussian();
            for (int j = 0; j < p; j++) {
                x[i][j] = integers ? random.nextInt(2 * range + 1) - range : random.nextGaussian() + 0.7 * common;
            }
            y[i] = integers ? random.nextInt(5) - 2 : random.nextGaussian() + x[i][0];
            rowWeights[i] = weighted ? 1 + random.nextInt(3) : 1;
        }
        for (int c = 0; c < copies; c++) {
            int from = random.nextInt(p);
            int to = random.nextInt(p);
            int other = random.nextInt(p);
            int kind = random.nextInt(6);
            double tiny = Math.pow(10, -4 - 6 * random.nextDouble());
            for (int i = 0; i < n; i++) {
                x[i][to] = switch (kind) {
                    case 0 -> x[i][from];
                    case 1 -> -x[i][from];
                    case 2 -> 3;
                    case 5 -> x[i][from] + tiny * random.nextGaussian();
                    case 3 -> x[i][from] + x[i][other];
                    default -> 0.5 * (x[i][from] - x[i][other]);
                };
            }
        }
        if (random.nextInt(3) == 0)
            for (int j = 0; j < p; j++) {
                double u = Math.pow(10, 8 * random.nextDouble() - 4);
                for (int i = 0; i < n; i++) x[i][j] *= u;
            }
        double[] f = new double[p];
        double[] lower = new double[p];
        double[] upper = new double[p];
        boolean factors = random.nextInt(3) == 0;
        int bounds = random.nextInt(4);
        for (int j = 0; j < p; j++) {
            f[j] = factors ? 0.5 * random.nextInt(4) : 1;
            lower[j] = f[j] > 0 && (bounds == 1 || bounds == 2 && random.nextBoolean()) ? 0 : Double.NEGATIVE_INFINITY;
            upper[j] = f[j] > 0 && bounds == 2 && random.nextBoolean() ? 0 : Double.POSITIVE_INFINITY;
        }
        String name = (integers ? "integers " : "") + (copies > 0 ? "copies " : "") + (factors ? "factors " : "")
                + "bounds " + bounds + " ";
        return new SampleProblem(
                name,
                x,
                y,
                rowWeights,
                random.nextInt(3) == 0 ? Scaling.STANDARD : Scaling.NONE,
                random.nextInt(3) > 0,
                new Penalty(0, 0, f, lower, upper));
    }

    @net.jqwik.api.lifecycle.AfterContainer
    static void report() {
        System.out.println("TOTAL knots " + knots + " worst kkt " + worst + " gap " + worstGap);
    }
}
