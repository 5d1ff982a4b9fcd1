package dev.regfit.cli.report;

import dev.regfit.model.ClassScores;
import dev.regfit.model.Evaluation;
import dev.regfit.model.Goodness;
import dev.regfit.model.LossEvaluation;
import dev.regfit.problem.Loss;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The measures of predictions that go with the loss of their model.
 *
 * @param list in the order in which they are reported
 */
record Scores(List<Score> list) {

    /**
     * A measure.
     *
     * @param key for programs
     * @param label for people
     */
    record Score(String key, String label, double value) {
        /** The value for people. */
        double shown() {
            return isShare() ? TextNumbers.withoutRounding(value) : value;
        }

        /** Behind the value for people: why there is none. */
        private String without() {
            if (!Double.isNaN(value)) {
                return "";
            }
            return isShare() ? " (nothing to explain)" : key.equals("auc") ? " (one class only)" : "";
        }

        /** Whether it is a share of what there is to explain, which rounding may keep from being zero. */
        private boolean isShare() {
            return key.equals("r2") || key.equals("explained");
        }
    }

    Scores {
        list = List.copyOf(list);
    }

    static Scores of(LossEvaluation evaluation) {
        return of(evaluation.loss(), evaluation.residuals(), evaluation.goodness());
    }

    /**
     * The measures for a loss.
     *
     * @param residuals of the predicted means
     * @param goodness by the loss; empty for the squared one
     */
    static Scores of(Loss loss, Evaluation residuals, Optional<Goodness> goodness) {
        return new Scores(
                switch (loss.name()) {
                    case SQUARED -> ofResiduals(residuals);
                    case ABSOLUTE -> ofMedians(residuals, goodness.orElseThrow());
                    case QUANTILE -> ofQuantiles(residuals, goodness.orElseThrow());
                    case LOGISTIC -> ofClasses(goodness.orElseThrow());
                    default ->
                        loss.isOfResiduals()
                                ? ofOtherResiduals(residuals, goodness.orElseThrow())
                                : ofMeans(residuals, goodness.orElseThrow());
                });
    }

    private static List<Score> ofResiduals(Evaluation residuals) {
        return List.of(
                new Score("r2", "R²", residuals.r2()),
                new Score("rmse", "RMSE", residuals.rmse()),
                new Score("mae", "MAE", residuals.mae()),
                new Score("max_error", "largest", residuals.maxError()));
    }

    private static List<Score> ofOtherResiduals(Evaluation residuals, Goodness goodness) {
        List<Score> list = new ArrayList<>(ofResiduals(residuals));
        list.add(new Score("mean_loss", "mean loss", goodness.meanLoss()));
        return list;
    }

    private static List<Score> ofMedians(Evaluation residuals, Goodness goodness) {
        return List.of(
                new Score("mae", "MAE", residuals.mae()),
                new Score("explained", "explained", goodness.explained()),
                new Score("r2", "R²", residuals.r2()),
                new Score("rmse", "RMSE", residuals.rmse()),
                new Score("max_error", "largest", residuals.maxError()));
    }

    private static List<Score> ofQuantiles(Evaluation residuals, Goodness goodness) {
        return List.of(
                new Score("pinball", "pinball loss", goodness.meanLoss()),
                new Score("explained", "explained", goodness.explained()),
                new Score("coverage", "coverage", goodness.coverage()),
                new Score("mae", "MAE", residuals.mae()));
    }

    private static List<Score> ofClasses(Goodness goodness) {
        ClassScores classes = goodness.classes().orElseThrow();
        return List.of(
                new Score("log_loss", "log-loss", goodness.meanLoss()),
                new Score("deviance", "deviance", goodness.deviance()),
                new Score("explained", "explained", goodness.explained()),
                new Score("auc", "AUC", classes.auc()),
                new Score("accuracy", "accuracy", classes.confusion().accuracy()),
                new Score("brier", "Brier score", classes.brier()));
    }

    private static List<Score> ofMeans(Evaluation residuals, Goodness goodness) {
        return List.of(
                new Score("deviance", "deviance", goodness.deviance()),
                new Score("explained", "explained", goodness.explained()),
                new Score("rmse", "RMSE", residuals.rmse()),
                new Score("mae", "MAE", residuals.mae()));
    }

    /** The one that models are compared by: RMSE, or what the loss itself measures. */
    Score main() {
        String first = list.get(0).key();
        boolean isOfLoss = first.equals("mae") || first.equals("pinball");
        return (isOfLoss ? Optional.of(list.get(0)) : find("deviance").or(() -> find("rmse"))).orElseThrow();
    }

    /** Whether there is an R², of which it has to be said what it is about. */
    boolean hasR2() {
        return find("r2").isPresent();
    }

    private Optional<Score> find(String key) {
        return list.stream().filter(score -> score.key().equals(key)).findFirst();
    }

    /** For programs, to be added to. */
    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        list.forEach(score -> tree.put(score.key(), score.value()));
        return tree;
    }

    /**
     * For people, in a line.
     *
     * @param aboutZero whether R² is about zero
     */
    String line(boolean aboutZero) {
        List<String> phrases = new ArrayList<>();
        for (Score score : list) {
            phrases.add("%s = %s%s%s"
                    .formatted(
                            score.label(),
                            TextNumbers.of(score.shown()),
                            score.without(),
                            aboutZero && score.key().equals("r2") ? " about zero" : ""));
        }
        return String.join(", ", phrases);
    }

    /**
     * For people, below each other.
     *
     * @param aboutZero whether R² is about zero
     */
    TextTable table(boolean aboutZero) {
        List<String> numbers =
                TextNumbers.column(list.stream().mapToDouble(Score::shown).toArray());
        TextTable table = TextTable.aligned("ll");
        for (int k = 0; k < numbers.size(); k++) {
            Score score = list.get(k);
            table.row(
                    score.label() + (aboutZero && score.key().equals("r2") ? " about zero" : ""),
                    numbers.get(k).stripTrailing() + score.without());
        }
        return table;
    }
}
