package dev.regfit.spark;

import dev.regfit.data.Encoding;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Scaling;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.ColumnRules;
import dev.regfit.problem.Convention;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Strength;
import dev.regfit.selection.Criterion;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Rule;
import dev.regfit.selection.Search;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is to be fitted, as the parameters of the estimator say it.
 *
 * @param kind of penalty
 * @param alphas strengths to choose from; one is taken as it is, and none are made from the data
 * @param l1Ratios shares of the L1 part, of the elastic net
 * @param scaling empty for what goes with a strength that is given, or chosen
 * @param criterion empty for what goes with the penalty
 * @param folds number of folds
 * @param missing what becomes of missing values
 * @param encoding of texts, empty for what goes with the penalty
 * @param maxLevels how many different texts a column may have
 */
record Wanted(
        PenaltyKind kind,
        double[] alphas,
        double[] l1Ratios,
        Convention convention,
        Optional<Scaling> scaling,
        boolean intercept,
        LossChoice loss,
        Optional<Criterion> criterion,
        Rule rule,
        int folds,
        long seed,
        MissingPolicy missing,
        Optional<Encoding> encoding,
        int maxLevels,
        Stopping stopping) {
    /** What takes the leverage of each row, which only a quadratic objective has. */
    private static final Set<Criterion> RIDGE = Set.of(Criterion.LOO, Criterion.GCV);

    /** Whether the strength is chosen from the data. */
    boolean chooses() {
        return kind != PenaltyKind.NONE && (alphas.length != 1 || l1Ratios.length > 1);
    }

    /** Whether the target is a class. */
    boolean classes() {
        return loss.name() == LossName.LOGISTIC;
    }

    /** Whether rows are cut into folds. */
    boolean takesFolds() {
        return chooses() && criterion.map(Criterion.CV::equals).orElse(true);
    }

    /** Whether single rows are needed, however many there are. */
    boolean needsRows() {
        return missing.needsRows()
                || scaling.map(Scaling::needsRows).orElse(false)
                || loss.inMads()
                || criterion.map(Criterion.LOO::equals).orElse(false);
    }

    /** The strength, where it is not chosen. */
    Strength strength() {
        return families()[0].at(alphas.length == 0 ? 0 : alphas[0]);
    }

    private Family[] families() {
        return Arrays.stream(l1Ratios)
                .mapToObj(ratio -> new Family(kind, ratio))
                .toArray(Family[]::new);
    }

    Encoding encodingOfTexts() {
        Encoding usual = kind == PenaltyKind.NONE ? Encoding.DUMMY : Encoding.ONEHOT;
        return encoding.orElse(usual).with(intercept);
    }

    Formulation formulation(Loss ofRow) {
        boolean standard = (chooses() && alphas.length == 0) || convention == Convention.GLMNET;
        Scaling used = scaling.orElse(standard ? Scaling.STANDARD : Scaling.NONE);
        return new Formulation(ofRow, convention, used, intercept, ColumnRules.NONE, Optional.empty());
    }

    /** How a strength is chosen for these rows. */
    Search search(Search.Rows rows) {
        LossName name = loss.name();
        boolean single = loss.isSquared() && kind == PenaltyKind.L2 && rows.canBeLeftOut();
        return new Search(
                Stream.of(families()).toList(),
                alphas.length == 0 ? Grid.AUTOMATIC : Grid.of(alphas),
                criterion.orElse(single ? Criterion.LOO : Criterion.CV),
                rule,
                Metric.usual(name),
                CrossValidation.Order.ANY,
                Runtime.getRuntime().availableProcessors());
    }

    /** @throws SettingsException when parameters contradict each other */
    void check() {
        if (kind == PenaltyKind.NONE && alphas.length > 0) {
            throw new SettingsException("the penalty none has no strength; leave alpha at auto");
        }
        boolean ofRidge = criterion.map(RIDGE::contains).orElse(false);
        if (ofRidge && (kind != PenaltyKind.L2 || !loss.isSquared())) {
            throw new SettingsException("the criterion %s is for the penalty l2 and the squared loss; set cv"
                    .formatted(criterion.get().label()));
        }
        if (maxLevels < 1) {
            throw new SettingsException("maxLevels must be at least 1, not " + maxLevels);
        }
        if (folds < 2) {
            throw new SettingsException("there must be at least 2 folds, so that one can be predicted from the rest");
        }
    }
}
