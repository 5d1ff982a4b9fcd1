package dev.regfit.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.Solving;
import dev.regfit.attack.LossAttack.Claim;
import dev.regfit.problem.LossName;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every gap that is claimed for weights of other losses than the squared one, on some nasty problems, is held against the
 * minimum in ninety digits. To see one problem again, or the counts alone, run {@link #main} with a loss and a seed, or
 * the first seed and a number.
 */
class LossAttackTest {
    private static final int LISTED = 8;
    private static final double MOST_UNPROVEN = 0.1;

    /** Free columns that nearly depend on each other leave no proof, and in groups more of them are free. */
    private static final double MOST_UNPROVEN_GROUPS = 0.15;

    /** The reference takes longer where exponentials are. */
    @ParameterizedTest
    @CsvSource({"HUBER, 300", "ABSOLUTE, 60", "QUANTILE, 60", "LOGISTIC, 60", "POISSON, 100"})
    void noGapIsSmallerThanTheTruth(LossName loss, int problems) {
        List<LossAttack> attacks = attacks(loss, 0, problems);
        assertTrue(attacks.stream().noneMatch(LossAttack::isDefect), () -> report(attacks));
        assertTrue(unproven(attacks) <= MOST_UNPROVEN, () -> report(attacks));
    }

    /** As many columns are in groups; then moments are attacked, too. */
    @ParameterizedTest
    @CsvSource({"SQUARED, 200", "HUBER, 100", "ABSOLUTE, 40", "QUANTILE, 40", "LOGISTIC, 30", "POISSON, 40"})
    void noGapOfGroupsIsSmallerThanTheTruth(LossName loss, int problems) {
        List<LossAttack> attacks = LongStream.range(0, problems)
                .parallel()
                .mapToObj(seed -> LossAttack.on(AttackProblems.grouped(seed, loss)))
                .toList();
        assertTrue(attacks.stream().noneMatch(LossAttack::isDefect), () -> report(attacks));
        assertTrue(unproven(attacks) <= MOST_UNPROVEN_GROUPS, () -> report(attacks));
        // At a kink the reference has no equations for the last digits: the best weights known are held against claims.
        boolean hasKink = loss == LossName.ABSOLUTE || loss == LossName.QUANTILE;
        long known = attacks.stream().filter(LossAttack::isKnown).count();
        assertTrue(hasKink || 2 * known >= problems, () -> report(attacks));
    }

    private static List<LossAttack> attacks(LossName loss, long from, int count) {
        return LongStream.range(from, from + count)
                .parallel()
                .mapToObj(seed -> LossAttack.on(AttackProblems.problem(seed, loss)))
                .toList();
    }

    private static double unproven(List<LossAttack> attacks) {
        List<Claim> optima = attacks.stream()
                .filter(LossAttack::isKnown)
                .flatMap(attack -> attack.claims().stream())
                .filter(claim -> claim.weights().equals("optimum") && claim.truth() <= Solving.STOPPING.tolerance())
                .toList();
        long without = optima.stream()
                .filter(claim -> !(claim.relativeGap() <= Solving.STOPPING.tolerance()))
                .count();
        return without / (double) Math.max(1, optima.size());
    }

    private static String report(List<LossAttack> attacks) {
        Map<String, List<Claim>> groups = attacks.stream()
                .flatMap(attack -> attack.claims().stream())
                .collect(Collectors.groupingBy(Claim::weights, LinkedHashMap::new, Collectors.toList()));
        String table = groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .collect(Collectors.joining());
        String defects = attacks.stream()
                .filter(LossAttack::isDefect)
                .limit(LISTED)
                .map(attack -> attack.summary() + "\n")
                .collect(Collectors.joining());
        long known = attacks.stream().filter(LossAttack::isKnown).count();
        long bad = attacks.stream().filter(LossAttack::isDefect).count();
        return "%d problems, %d with a known minimum, %d with defects, %.3f of optima not proven%n%s%s"
                .formatted(attacks.size(), known, bad, unproven(attacks), table, defects);
    }

    private static String line(String name, List<Claim> claims) {
        double[] claimed =
                claims.stream().mapToDouble(Claim::relativeGap).sorted().toArray();
        double[] truths = claims.stream().mapToDouble(Claim::truth).sorted().toArray();
        long wrong = claims.stream().filter(claim -> !claim.isBound()).count();
        long none = Arrays.stream(claimed)
                .filter(gap -> !(gap < Double.POSITIVE_INFINITY))
                .count();
        return "%-16s %5d claims, %d false, %d infinite; median %.1e, of truth %.1e; 90 %% below %.1e, of truth %.1e%n"
                .formatted(
                        name,
                        claims.size(),
                        wrong,
                        none,
                        claimed[claimed.length / 2],
                        truths[truths.length / 2],
                        claimed[claimed.length * 9 / 10],
                        truths[truths.length * 9 / 10]);
    }

    /**
     * Prints.
     *
     * @param arguments a loss; then a seed to see that problem, or the first seed and a number of problems
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        LossName loss = LossName.valueOf(arguments[0]);
        if (arguments.length == 2) {
            AttackProblem problem = AttackProblems.problem(Long.parseLong(arguments[1]), loss);
            out.println(problem);
            LossAttack attack = LossAttack.on(problem);
            out.println(attack.summary());
            attack.claims().forEach(out::println);
            return;
        }
        out.println(report(attacks(loss, Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]))));
    }
}
