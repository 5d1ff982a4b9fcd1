package dev.regfit.attack;

import dev.regfit.Fit;
import dev.regfit.attack.AttackProblem.Way;
import dev.regfit.data.DataProblem;
import dev.regfit.data.Dataset;
import dev.regfit.data.Standardization;
import dev.regfit.exact.PreciseGroups;
import dev.regfit.exact.PreciseLoss;
import dev.regfit.exact.PreciseOptimum;
import dev.regfit.exact.PreciseProblem;
import dev.regfit.exact.PreciseReference;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.Groups;
import dev.regfit.problem.Huber;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Loss;
import dev.regfit.problem.Poisson;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.Quantile;
import dev.regfit.problem.RowLoss;
import dev.regfit.problem.Squared;
import dev.regfit.solver.Minimizers;
import dev.regfit.solver.RowMinimizer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Certificates of one problem's weights, of the optimum itself, beside it and far from it, each with the truth.
 *
 * @param problem what was certified
 * @param isKnown whether the minimum is known to many digits; otherwise it may be lower than what is held for the truth
 * @param claims one for each weights
 * @param trouble what went wrong, or nothing
 */
record LossAttack(AttackProblem problem, boolean isKnown, List<Claim> claims, String trouble) {
    /** Of an objective near the least loss, whose difference has few digits. */
    private static final double SLACK = 1e-6;

    /** As of {@link Attack}: what the rounding of row weights and of a gap's own last digits is worth, as a share of the scale. */
    private static final BigDecimal ROUNDING = new BigDecimal("1e-15");

    /** Of what no weights reach, when they are as far out as the reference goes. */
    private static final BigDecimal NONE = new BigDecimal("1e-20");

    private static final double FARTHEST = 60;

    private static final int[] DISTANCES = {15, 13, 11, 8, 5, 3};

    /**
     * What a certificate says.
     *
     * @param weights which
     * @param gap as claimed
     * @param excess by how much the objective exceeds the minimum
     * @param relativeGap as claimed
     * @param truth by how much the objective exceeds the minimum, as a share of the same scale
     * @param isBound whether the claims are at least the truth
     */
    record Claim(String weights, double gap, double excess, double relativeGap, double truth, boolean isBound) {

        @Override
        public String toString() {
            return "%s: gap %s of %s, relative %.3g of %.3g".formatted(weights, gap, excess, relativeGap, truth);
        }
    }

    static LossAttack on(AttackProblem problem) {
        try {
            Attacker attacker = new Attacker(problem);
            try {
                return attacker.attack();
            } catch (DataProblem refusal) {
                return attacker.refused(refusal);
            }
        } catch (RuntimeException | StackOverflowError crash) {
            StackTraceElement[] trace = crash.getStackTrace();
            String words = crash + (trace.length == 0 ? "" : " at " + trace[0]);
            return new LossAttack(problem, false, List.of(), words);
        }
    }

    boolean isDefect() {
        return !trouble.isEmpty() || claims.stream().anyMatch(claim -> !claim.isBound());
    }

    /** What is wrong, in one line. */
    String summary() {
        List<Claim> wrong = claims.stream().filter(claim -> !claim.isBound()).toList();
        return "%s seed %d: %s%s%s %s"
                .formatted(
                        problem.loss(),
                        problem.seed(),
                        trouble,
                        wrong,
                        isKnown ? "" : " (not known)",
                        problem.traits());
    }

    /** Certifies weights of one problem. */
    private static final class Attacker {
        private final AttackProblem problem;
        private final Dataset data;
        private final Preparation preparation;
        private final ElasticNet working;
        private final Groups groups;
        private final RowLoss rows;
        private RowMinimizer minimizer;
        private final Random random;
        private final List<Claim> claims = new ArrayList<>();
        private PreciseReference optimum;

        Attacker(AttackProblem problem) {
            this.problem = problem;
            random = new Random(problem.seed());
            boolean shifted = random.nextInt(3) == 0 && !(problem.loss() instanceof Squared);
            data = shifted ? withOffset(problem.data()) : problem.data();
            preparation = Preparation.of(data, problem.formulation());
            working = preparation
                    .penalty(preparation.objective(problem.strength()))
                    .on(preparation.standardization());
            rows = preparation.rowLoss();
            groups = preparation.groups();
        }

        private Dataset withOffset(Dataset rows) {
            double size = Math.pow(10, random.nextInt(4) - 2);
            double[] offset = new double[rows.rows()];
            Arrays.setAll(offset, i -> size * random.nextGaussian());
            return new Dataset(rows.schema(), rows.x(), rows.y(), rows.weights(), rows.fills(), rows.dropped(), offset);
        }

        LossAttack attack() {
            Fit fit = problem.fit(data);
            minimizer = Minimizers.ofRows(rows, groups);
            double[] found = preparation.standardization().toWorking(fit.model().weights());
            if (isFarOut(found, fit.model().intercept())) {
                return new LossAttack(problem, false, List.of(), "");
            }
            optimum = reference(found, fit.model().intercept());
            claim(
                    "fitted",
                    found,
                    fit.model().intercept(),
                    fit.model().training().proof().certificate());
            if (problem.loss() instanceof Squared && !problem.scaling().needsRows()) {
                Way moments =
                        new Way(problem.way().solver(), true, problem.way().iterations());
                Fit ofMoments = problem.solved(moments).fit(data);
                double[] there = preparation
                        .standardization()
                        .toWorking(ofMoments.model().weights());
                Certificate claimed = ofMoments.model().training().proof().certificate();
                claim("from moments", there, ofMoments.model().intercept(), claimed);
            }
            Way hasty = new Way(problem.way().solver(), false, 1 + random.nextInt(4));
            Fit stopped = problem.solved(hasty).fit(data);
            double[] early =
                    preparation.standardization().toWorking(stopped.model().weights());
            claim("stopped early", early, stopped.model().intercept());
            around();
            double[] start = new double[found.length];
            working.project(start);
            claim("zero", start, 0);
            return new LossAttack(problem, optimum.isKnown(), claims, "");
        }

        /** Where exponentials have so many digits that the reference would take minutes. */
        private boolean isFarOut(double[] w, double intercept) {
            double[] f = new double[rows.rows()];
            rows.design().predict(rows.design().workingIntercept(intercept, w), w, f);
            return !problem.loss().isOfResiduals()
                    && Arrays.stream(f).anyMatch(predictor -> !(Math.abs(predictor) < FARTHEST));
        }

        /** Right where weights grow without end. Of these losses a minimum of zero is one that no weights reach. */
        LossAttack refused(DataProblem refusal) {
            double[] start = new double[data.columns()];
            PreciseReference found = reference(start, 0);
            boolean exists = found.isKnown() && found.minimum().compareTo(NONE) > 0;
            return new LossAttack(
                    problem, false, List.of(), exists ? "has an optimum, but: " + refusal.getMessage() : "");
        }

        private PreciseReference reference(double[] w, double intercept) {
            return groups.areWanted()
                    ? new PreciseGroups(precise(), columnsOfGroups(), w, intercept)
                    : new PreciseOptimum(precise(), w, intercept);
        }

        private List<int[]> columnsOfGroups() {
            return groups.groups().stream().map(Groups.Group::columns).toList();
        }

        private PreciseProblem precise() {
            return new PreciseProblem(
                    precise(problem.loss()),
                    AttackProblem.cells(data),
                    data.y(),
                    data.weights(),
                    rows.offsets(),
                    working,
                    preparation.standardization().scales(),
                    problem.intercept());
        }

        private static PreciseLoss precise(Loss loss) {
            if (loss instanceof Huber huber) {
                return new PreciseLoss.Huber(new BigDecimal(huber.delta()));
            }
            if (loss instanceof Quantile quantile) {
                return new PreciseLoss.Quantile(new BigDecimal(quantile.above()), new BigDecimal(quantile.below()));
            }
            if (loss instanceof Squared) {
                return new PreciseLoss.Squared();
            }
            return loss instanceof Logistic ? new PreciseLoss.Logistic() : poisson(loss);
        }

        private static PreciseLoss poisson(Loss loss) {
            if (loss instanceof Poisson) {
                return new PreciseLoss.Poisson();
            }
            throw new IllegalArgumentException("no reference for " + loss);
        }

        /** The optimum rounded, and beside it. */
        private void around() {
            int p = data.columns();
            double[] best = new double[p];
            for (int j = 0; j < p; j++) {
                best[j] = working.clamp(j, optimum.minimizer()[j].doubleValue());
            }
            double b = problem.intercept() ? optimum.minimizer()[p].doubleValue() : 0;
            claim("optimum", best, b);
            for (int distance : DISTANCES) {
                double size = Math.pow(10, -distance);
                boolean some = random.nextBoolean();
                double[] beside = best.clone();
                for (int j = 0; j < p; j++) {
                    double step =
                            size * random.nextGaussian() * (beside[j] != 0 ? Math.abs(beside[j]) : random.nextInt(2));
                    beside[j] = working.clamp(j, some && random.nextBoolean() ? beside[j] : beside[j] + step);
                }
                double moved = random.nextBoolean() ? b : b + size * random.nextGaussian() * Math.max(1, Math.abs(b));
                claim("off by 1e-" + distance, beside, problem.intercept() ? moved : 0);
            }
        }

        private void claim(String name, double[] w, double intercept) {
            claim(name, w, intercept, minimizer.certify(working, intercept, w));
        }

        private void claim(String name, double[] w, double intercept, Certificate certificate) {
            boolean finite =
                    Double.isFinite(intercept) && IntStream.range(0, w.length).allMatch(j -> Double.isFinite(w[j]));
            if (!finite) {
                claims.add(new Claim(
                        name,
                        certificate.gap(),
                        Double.POSITIVE_INFINITY,
                        certificate.relativeGap(),
                        Double.POSITIVE_INFINITY,
                        certificate.gap() == Double.POSITIVE_INFINITY));
                return;
            }
            BigDecimal excess = optimum.excess(w, intercept);
            double scale = rows.scaleAt((certificate.objective() - rows.leastValue()) * (1 + SLACK));
            BigDecimal truth = excess.subtract(ROUNDING.multiply(new BigDecimal(rows.scale())))
                    .subtract(new BigDecimal(Math.pow(shift(w), 2)));
            boolean bound = isAtLeast(certificate.gap(), BigDecimal.ONE, truth)
                    && (scale == 0 || isAtLeast(certificate.relativeGap(), new BigDecimal(scale), truth));
            double share = scale == 0
                    ? Double.NaN
                    : excess.divide(new BigDecimal(scale), MathContext.DECIMAL64)
                            .doubleValue();
            claims.add(
                    new Claim(name, certificate.gap(), excess.doubleValue(), certificate.relativeGap(), share, bound));
        }

        /** By how much the rounding of weights on working columns may move a fit where means are large. */
        private double shift(double[] w) {
            Standardization map = preparation.standardization();
            double terms = 0;
            for (int j = 0; j < w.length; j++) {
                terms += Math.abs(w[j] * map.centers()[j] / map.scales()[j]);
            }
            return Math.ulp(1.0) * terms;
        }

        private static boolean isAtLeast(double gap, BigDecimal unit, BigDecimal excess) {
            return gap == Double.POSITIVE_INFINITY
                    || (Double.isFinite(gap)
                            && new BigDecimal(gap).multiply(unit).compareTo(excess) >= 0);
        }
    }
}
