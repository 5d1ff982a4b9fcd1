package dev.regfit.attack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Gaps that are claimed for weights in a ball are held against weights known to many digits. To see one problem again, or the
 * counts alone, run {@link #main} with its seed, or the first seed and a number.
 */
class BallAttackTest {
    private static final int PROBLEMS = 1000;
    private static final double MOST_UNPROVEN = 0.1;

    private static List<BallAttack> attacks(long from, int count) {
        return LongStream.range(from, from + count)
                .parallel()
                .mapToObj(seed -> BallAttack.on(AttackProblems.problem(seed)))
                .toList();
    }

    @Test
    void noGapIsSmallerThanTheTruth() {
        List<BallAttack> attacks = attacks(0, PROBLEMS);
        assertTrue(attacks.stream().noneMatch(BallAttack::isDefect), () -> report(attacks));
        assertTrue(unproven(attacks) <= MOST_UNPROVEN, () -> report(attacks));
    }

    /** Of the problems whose rows are kept, and that are solved with all iterations. */
    private static double unproven(List<BallAttack> attacks) {
        List<BallAttack> full = attacks.stream()
                .filter(attack -> attack.fit() != null)
                .filter(attack -> attack.problem().way().isFull()
                        && !attack.problem().way().fromMoments())
                .toList();
        return full.stream().filter(attack -> !attack.fit().converged()).count() / (double) full.size();
    }

    private static String report(List<BallAttack> attacks) {
        String defects = attacks.stream()
                .filter(BallAttack::isDefect)
                .map(attack -> attack.summary() + "\n")
                .collect(Collectors.joining());
        long without = attacks.stream().filter(attack -> attack.fit() == null).count();
        long binding = attacks.stream()
                .filter(attack -> attack.fit() != null
                        && attack.fit().model().training().ball().multiplier() > 0)
                .count();
        return "%d problems, %d without weights, %d that bind, %.3f not proven%n%s"
                .formatted(attacks.size(), without, binding, unproven(attacks), defects);
    }

    /**
     * Prints.
     *
     * @param arguments a seed, or the first seed and a number of problems
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        long from = Long.parseLong(arguments[0]);
        List<BallAttack> attacks = attacks(from, arguments.length == 1 ? 1 : Integer.parseInt(arguments[1]));
        out.println(report(attacks));
        attacks.stream()
                .filter(attack -> arguments.length == 1
                        || (attack.fit() != null
                                && !attack.fit().converged()
                                && attack.problem().way().isFull()
                                && !attack.problem().way().fromMoments()))
                .limit(40)
                .forEach(attack -> out.println(attack.summary()));
    }
}
