package dev.regfit.attack;

import dev.regfit.attack.Attack.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts of verdicts, in words. */
record AttackReport(List<Attack> attacks) {
    private static final int LISTED = 5;

    List<Attack> defects() {
        return attacks.stream().filter(attack -> attack.verdict().isDefect()).toList();
    }

    /** Of the problems for which a proof was due, the share without. */
    double unproven(double largestCondition) {
        List<Attack> due = attacks.stream()
                .filter(attack -> attack.isProofDue(largestCondition))
                .toList();
        long without = due.stream()
                .filter(attack -> attack.verdict() != Verdict.PROVEN)
                .count();
        return without / (double) Math.max(1, due.size());
    }

    /** How many of each verdict: overall, by trait and, where a proof was due, by condition; and the worst defects. */
    @Override
    public String toString() {
        Map<String, List<Attack>> groups = new TreeMap<>();
        groups.put("all", attacks);
        for (Attack attack : attacks) {
            for (String trait : attack.problem().traits()) {
                groups.computeIfAbsent(trait, key -> new ArrayList<>()).add(attack);
            }
            groups.computeIfAbsent(decades(attack), key -> new ArrayList<>()).add(attack);
        }
        String table = groups.entrySet().stream()
                .map(group -> line(group.getKey(), group.getValue()))
                .collect(Collectors.joining());
        return table
                + defects().stream()
                        .sorted(Comparator.comparing(Attack::verdict)
                                .thenComparing(attack -> attack.measure().ratio(), Comparator.reverseOrder()))
                        .limit(LISTED)
                        .map(attack -> attack.summary() + "\n" + attack.problem() + "\n")
                        .collect(Collectors.joining());
    }

    /** Where a proof is due the size of the condition number; of a false bound that of what it hides. */
    private static String decades(Attack attack) {
        if (attack.verdict() == Verdict.FALSE_BOUND) {
            return "false by" + decade(attack.measure().truth());
        }
        return attack.isProofDue(Double.MAX_VALUE)
                ? "proof due, condition" + decade(attack.limits().condition())
                : "proof not due";
    }

    private static String decade(double size) {
        return Double.isInfinite(size) ? " P(0) = 0" : " 1e%+03d".formatted((int) Math.floor(Math.log10(size)));
    }

    private static String line(String name, Collection<Attack> group) {
        Map<Verdict, List<Attack>> verdicts = group.stream()
                .collect(Collectors.groupingBy(
                        Attack::verdict, () -> new EnumMap<>(Verdict.class), Collectors.toList()));
        String counts = verdicts.entrySet().stream()
                .map(entry -> "%s %d%s"
                        .formatted(entry.getKey(), entry.getValue().size(), seeds(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining(", "));
        return "%-34s %5d: %s%n".formatted(name, group.size(), counts);
    }

    private static String seeds(Verdict verdict, List<Attack> attacks) {
        return verdict.compareTo(Verdict.PROVEN) >= 0
                ? ""
                : attacks.stream()
                        .limit(LISTED)
                        .map(attack -> Long.toString(attack.problem().seed()))
                        .collect(Collectors.joining(" ", " (", ")"));
    }
}
