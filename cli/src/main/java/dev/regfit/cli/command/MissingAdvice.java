package dev.regfit.cli.command;

import dev.regfit.data.Counts;
import dev.regfit.data.MissingValues;
import java.util.List;

/** What helps where values to learn from are missing. */
final class MissingAdvice {
    /** Up to this share of incomplete rows little is lost without them. */
    private static final double FEW = 0.05;

    private MissingAdvice() {}

    /** Sentences without a full stop, one a line. */
    static String of(MissingValues missing) {
        if (missing.targets() == missing.rows()) {
            return "no row has a target value; choose another target with -t";
        }
        if (!missing.inColumns()) {
            boolean otherGaps = missing.incompleteRows() > missing.targets() + missing.offsets();
            return "--na " + (otherGaps ? "mean-indicator" : "drop") + " leaves out " + ofTargets(missing)
                    + "; filling applies to the other columns only";
        }
        String targets = missing.targets() + missing.offsets() == 0
                ? ""
                : System.lineSeparator() + "all of these leave out " + ofTargets(missing)
                        + "; filling applies to the other columns only";
        return ofColumns(missing) + targets;
    }

    private static String ofColumns(MissingValues missing) {
        String keep = missing.targets() == 0
                ? "--na none treats missing values as information"
                : "--na mean-indicator fills in the column's mean and adds a column that says where";
        if (missing.incompleteRows() == missing.rows()) {
            return keep + "; --na drop would leave no row" + System.lineSeparator()
                    + "-x leaves columns out; most values are missing in " + quoted(missing.emptiest());
        }
        String drop = "--na drop leaves out " + rows(missing.incompleteRows(), "incomplete row");
        boolean few = missing.incompleteRows() <= FEW * missing.rows();
        return (few ? drop : keep) + System.lineSeparator() + "--na mean fills in the column's mean, "
                + (few ? keep : drop) + ", -x leaves a column out";
    }

    private static String ofTargets(MissingValues missing) {
        String withoutTarget = rows(missing.targets(), "row") + " without a target value";
        if (missing.offsets() == 0) {
            return withoutTarget;
        }
        String withoutOffset = rows(missing.offsets(), "row") + " without an offset";
        return missing.targets() == 0 ? withoutOffset : withoutTarget + " and " + withoutOffset;
    }

    private static String rows(long count, String what) {
        return Counts.grouped(count) + " " + what + (count == 1 ? "" : "s");
    }

    private static String quoted(List<String> names) {
        return "\"" + String.join("\", \"", names) + "\"";
    }
}
