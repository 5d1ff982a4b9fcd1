package dev.regfit.cli.report;

import dev.regfit.data.Classes;
import dev.regfit.model.CalibrationGroup;
import dev.regfit.model.ClassScores;
import dev.regfit.model.Confusion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Which classes are taken for which, and how true probabilities are.
 *
 * @param classes what the two are called
 */
record ClassSections(ClassScores scores, Classes classes) {
    /** Of a rounded probability. */
    private static final int DIGITS = 4;

    /** Adds both to a tree. */
    void addTo(Map<String, Object> tree) {
        Confusion confusion = scores.confusion();
        tree.put("positive_class", classes.positive());
        tree.put("negative_class", classes.negative());
        tree.put("threshold", scores.threshold());
        tree.put("precision", confusion.precision());
        tree.put("recall", confusion.recall());
        tree.put("f1", confusion.f1());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("tp", whole(confusion.truePositives()));
        counts.put("fp", whole(confusion.falsePositives()));
        counts.put("tn", whole(confusion.trueNegatives()));
        counts.put("fn", whole(confusion.falseNegatives()));
        tree.put("confusion", counts);
        List<Map<String, Object>> groups = new ArrayList<>();
        for (CalibrationGroup group : scores.calibration()) {
            Map<String, Object> shares = new LinkedHashMap<>();
            shares.put("from", group.from());
            shares.put("to", group.to());
            shares.put("rows", group.rows());
            shares.put("predicted", group.predicted());
            shares.put("observed", group.observed());
            groups.add(shares);
        }
        tree.put("calibration", groups);
    }

    /** A weight of rows, as a count where it is one: rows of weight 1 are counted. */
    private static Number whole(double weight) {
        return weight == Math.rint(weight) && weight <= Long.MAX_VALUE ? (Number) (long) weight : (Number) weight;
    }

    /** The tables, below each other. */
    void write(TextPage page) {
        String positive = Words.quoted(classes.positive());
        String negative = Words.quoted(classes.negative());
        Confusion confusion = scores.confusion();
        page.blank();
        page.table(
                "classes",
                TextTable.aligned("lrr")
                        .row("", "predicted " + positive, "predicted " + negative)
                        .row(positive, count(confusion.truePositives()), count(confusion.falseNegatives()))
                        .row(negative, count(confusion.falsePositives()), count(confusion.trueNegatives())));
        page.entry(
                "",
                "predicted %s where its probability is above %s"
                        .formatted(positive, TextNumbers.of(scores.threshold())));
        page.entry(
                "",
                "precision = %s, recall = %s, F1 = %s of %s"
                        .formatted(
                                TextNumbers.of(confusion.precision()),
                                TextNumbers.of(confusion.recall()),
                                TextNumbers.of(confusion.f1()),
                                positive));
        page.blank();
        page.table("calibration", calibration());
        page.entry(
                "",
                "tenths of the rows: probabilities of %1$s, their mean, and the share that is %1$s"
                        .formatted(positive));
    }

    /** Weights of rows, which are whole numbers unless rows are weighted. */
    private static String count(double weight) {
        return TextNumbers.of(weight);
    }

    private TextTable calibration() {
        List<CalibrationGroup> groups = scores.calibration();
        List<String> from = column(groups, CalibrationGroup::from);
        List<String> to = column(groups, CalibrationGroup::to);
        List<String> predicted = column(groups, CalibrationGroup::predicted);
        List<String> observed = column(groups, CalibrationGroup::observed);
        TextTable table = TextTable.aligned("rllll").row("rows", "from", "to", "predicted", "observed");
        for (int k = 0; k < groups.size(); k++) {
            table.row(Long.toString(groups.get(k).rows()), from.get(k), to.get(k), predicted.get(k), observed.get(k));
        }
        return table;
    }

    private static List<String> column(List<CalibrationGroup> groups, ToDoubleFunction<CalibrationGroup> value) {
        return TextNumbers.column(groups.stream().mapToDouble(value).toArray(), DIGITS);
    }
}
