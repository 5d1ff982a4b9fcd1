package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Schema;
import dev.regfit.data.TargetTransform;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Objective;
import dev.regfit.problem.PenaltyKind;
import java.util.List;
import java.util.Locale;

/** Phrases that several reports use. */
final class Words {
    private static final int LONGEST_NAME = 40;
    private static final int MOST_FILES = 3;

    private Words() {}

    /** "1 row", "1,000 rows". */
    static String count(long number, String noun) {
        return Counts.grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** What people call a penalty. */
    static String method(PenaltyKind kind) {
        return switch (kind) {
            case NONE -> "ordinary least squares";
            case L2 -> "ridge";
            case L1 -> "lasso";
            case ELASTIC_NET -> "elastic net";
        };
    }

    /** What people call a loss with a penalty. */
    static String method(Objective objective) {
        return method(objective.loss().name(), objective.kind(), objective.grouped());
    }

    /** @param grouped whether the penalty is one of groups of columns */
    static String method(LossName loss, PenaltyKind kind, boolean grouped) {
        String penalty = (grouped ? "group " : "") + method(kind);
        if (loss == LossName.SQUARED) {
            return penalty;
        }
        return loss.title() + " " + (kind == PenaltyKind.NONE ? "regression" : penalty);
    }

    /** The same in a table, without the loss. */
    static String shortMethod(Objective objective) {
        return objective.grouped()
                ? "group " + method(objective.kind())
                : shortMethod(objective.loss().name(), objective.kind());
    }

    /** The same where there is no objective. */
    static String shortMethod(LossName loss, PenaltyKind kind) {
        if (kind != PenaltyKind.NONE) {
            return method(kind);
        }
        return loss == LossName.SQUARED ? "least squares" : "none";
    }

    /** How the adaptive lasso's penalty factors came to be. */
    static String adaptive(double gamma) {
        return "adaptive, γ = %s: with penalty factors f from 1/|ŵ|^γ, where ŵ are the weights of a ridge fit"
                .formatted(TextNumbers.of(gamma));
    }

    /** A name as it may stand in text: without control characters, which could do things to a terminal, and short. */
    static String name(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(LONGEST_NAME + 1L).forEach(c -> appendPrintable(shown, c));
        if (shown.codePointCount(0, shown.length()) > LONGEST_NAME) {
            shown.setLength(shown.offsetByCodePoints(0, LONGEST_NAME - 1));
            shown.append('…');
        }
        return shown.toString();
    }

    /** Text without control characters but for line ends. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                shown.append('\n');
            } else {
                appendPrintable(shown, c);
            }
        });
        return shown.toString();
    }

    private static void appendPrintable(StringBuilder shown, int c) {
        if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        } else {
            shown.appendCodePoint(c);
        }
    }

    static String quoted(String name) {
        return '"' + name(name) + '"';
    }

    /** Which loss is for a target that has two values, as a sentence says. */
    static String twoClasses(String target, String sentence) {
        return "%s %s: --loss logistic is for two classes".formatted(quoted(target), sentence);
    }

    /** What is fitted: a target as it is, or its logarithm, as in log("price"). */
    static String target(Schema schema) {
        return schema.transform().of(quoted(schema.target()));
    }

    /** Behind the name of an error where that is of a logarithm. */
    static String ofLogarithm(Schema schema) {
        return schema.transform() == TargetTransform.NONE
                ? ""
                : " of " + schema.transform().of(name(schema.target()));
    }

    /** The first few names, and how many more there are. */
    static String names(List<String> names, int most) {
        return list(names.stream().limit(most).map(Words::name).toList(), names.size());
    }

    /** The phrases, and how many there are beyond them. */
    static String list(List<String> phrases, int total) {
        String shown = String.join(", ", phrases);
        int more = total - phrases.size();
        return more > 0 ? shown + ", … and " + Counts.grouped(more) + " more" : shown;
    }

    /** Where data came from. */
    static String files(List<String> files) {
        List<String> names = files.stream()
                .map(file -> file.equals("-") ? "standard input" : name(lastPart(file)))
                .toList();
        if (names.size() <= MOST_FILES) {
            return String.join(", ", names);
        }
        return names.get(0) + " and " + count(names.size() - 1, "more file");
    }

    /** A path that is too long to show is shown by its end, from the start of a folder's name if one begins there. */
    private static String lastPart(String file) {
        if (file.length() <= LONGEST_NAME) {
            return file;
        }
        String end = file.substring(file.length() - LONGEST_NAME + 1);
        return "…" + end.substring(Math.max(0, end.indexOf('/')));
    }

    /** " of data.csv", or nothing when no file is known. */
    static String of(List<String> files) {
        return files.isEmpty() ? "" : " of " + files(files);
    }

    /** ", 3 rows left out" or nothing. */
    static String dropped(long rows) {
        return rows == 0 ? "" : ", " + count(rows, "row") + " with missing values left out";
    }

    /** What is said behind the R² of a model without an intercept, which is not about the mean. */
    static String aboutZero(LinearModel model) {
        return model.training().standardization().intercept() ? "" : " about zero";
    }
}
