package dev.regfit.problem;

import dev.regfit.data.Schema;
import java.util.Arrays;
import java.util.List;

/**
 * Which columns of the design matrix have weights that become zero together, or different from it.
 *
 * @param groups every column in one of them; empty where each column is on its own, as of any other penalty
 */
public record Groups(List<Group> groups) {
    /** Each column on its own. */
    public static final Groups NONE = new Groups(List.of());

    public Groups {
        groups = List.copyOf(groups);
    }

    /**
     * Columns that belong together.
     *
     * @param name what they are made of
     * @param columns ascending, one or more; not to be modified
     */
    public record Group(String name, int[] columns) {

        /** ‖w‖₂ of the group's weights; {@code w} has length p. */
        public double norm(double[] w) {
            return GroupLasso.norm(w, columns);
        }

        /** Whether a weight of the group is not zero; {@code w} has length p. */
        public boolean isActive(double[] w) {
            return Arrays.stream(columns).anyMatch(j -> w[j] != 0);
        }
    }

    /** Whether weights are penalised in groups. */
    public boolean areWanted() {
        return !groups.isEmpty();
    }

    /** The group of a column. */
    public Group of(int column) {
        return groups.stream()
                .filter(group -> Arrays.binarySearch(group.columns(), column) >= 0)
                .findFirst()
                .orElseThrow();
    }

    /** Whether a column stands for its group, as its first; each does where there are no groups. */
    public boolean isFirst(int column) {
        return groups.isEmpty() || of(column).columns()[0] == column;
    }

    /** Number of groups with weights that are not zero; {@code w} has length p. */
    public int active(double[] w) {
        return (int) groups.stream().filter(group -> group.isActive(w)).count();
    }

    /**
     * Refuses rules that groups do not go with.
     *
     * @param rules of single columns
     * @throws SettingsException naming a column
     */
    void check(ElasticNet rules, Schema schema) {
        for (Group group : groups) {
            for (int j : group.columns()) {
                if (!isUnbounded(rules, group, j)) {
                    throw new SettingsException(
                            "\"%s\" is in the group %s, whose weights cannot have bounds; leave out its bound, or the group"
                                    .formatted(schema.features().get(j), group.name()));
                }
                if (!hasCommonFactor(rules, group, j)) {
                    throw new SettingsException(
                            "\"%s\" has another penalty factor than other columns of its group %s; a group has one factor"
                                    .formatted(schema.features().get(j), group.name()));
                }
            }
        }
    }

    /** Whether columns of a group have one penalty factor, and no bounds. */
    public boolean goWith(ElasticNet rules) {
        return groups.stream()
                .allMatch(group -> Arrays.stream(group.columns())
                        .allMatch(j -> isUnbounded(rules, group, j) && hasCommonFactor(rules, group, j)));
    }

    private static boolean isUnbounded(ElasticNet rules, Group group, int j) {
        return group.columns().length == 1
                || rules.factors()[j] == 0
                || (rules.lower()[j] == Double.NEGATIVE_INFINITY && rules.upper()[j] == Double.POSITIVE_INFINITY);
    }

    private static boolean hasCommonFactor(ElasticNet rules, Group group, int j) {
        return rules.factors()[j] == rules.factors()[group.columns()[0]];
    }

    /**
     * A λ₁ from which on all groups are zero: the largest ‖v_g‖₂/√p_g.
     *
     * @param pulls v, slopes of the loss divided by penalty factors, length p
     */
    public double largestPull(double[] pulls) {
        return groups.stream()
                .mapToDouble(group -> group.norm(pulls) / Math.sqrt(group.columns().length))
                .max()
                .orElse(0);
    }

    /** The penalty with strengths and factors of an elastic net, whose L1 part is one of groups where these are wanted. */
    public Penalty penalty(ElasticNet net) {
        List<int[]> blocks = groups.stream()
                .map(Group::columns)
                .filter(columns -> columns.length > 1 && net.l1(columns[0]) > 0 && !net.isHeld(columns[0]))
                .toList();
        return blocks.isEmpty() ? net : new GroupLasso(net, blocks);
    }
}
