package dev.regfit.selection;

import dev.regfit.data.Classes;
import dev.regfit.data.Dataset;
import dev.regfit.data.FoldedDataset;
import dev.regfit.data.RowParts;
import dev.regfit.model.Choice;
import dev.regfit.model.FoldCut;
import dev.regfit.model.LinearModel;
import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.problem.Logistic;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/**
 * The curve that a model's strength was chosen by, made again from its data. A model keeps how rows were cut, not the
 * curve; nor does it keep which strengths there were to choose from, so that these are the usual ones.
 */
public final class SelectionAgain {
    private static final int FOLDS = 10;
    private static final long SEED = 1;

    /** Sums of rows or of moments, which differ by rounding. */
    private static final double SAME = 1e-8;

    private SelectionAgain() {}

    /**
     * Makes it again.
     *
     * @param whole the rows of the training
     * @param family of the model's penalty
     * @param choice what the model keeps
     * @param jobs number of threads
     * @return empty where single rows are not at hand, or a column of the table said how to cut them
     */
    public static Optional<Selection> of(Preparation whole, Family family, Choice choice, Stopping stopping, int jobs) {
        Optional<Criterion> criterion = Arrays.stream(Criterion.values())
                .filter(known -> known.label().equals(choice.criterion()))
                .findFirst();
        boolean canBeCut =
                choice.folds().map(folding -> isDrawn(folding.cut().kind())).orElse(true);
        if (criterion.isEmpty() || !canBeCut || !(whole.data() instanceof Dataset rows)) {
            return Optional.empty();
        }
        List<FoldedDataset> folds = new ArrayList<>();
        choice.folds().ifPresent(folding -> {
            for (int repeat = 0; repeat < folding.repeats(); repeat++) {
                folds.add(new FoldedDataset(rows, parts(rows, folding, repeat)));
            }
        });
        FoldedDataset eachRow =
                new FoldedDataset(rows, IntStream.range(0, rows.rows()).toArray());
        boolean inTime = choice.folds()
                .map(folding -> folding.cut().kind() == FoldCut.Kind.TIME)
                .orElse(false);
        Search search = new Search(
                List.of(family),
                Grid.AUTOMATIC,
                criterion.get(),
                rule(choice),
                metric(choice, whole),
                inTime ? CrossValidation.Order.TIME : CrossValidation.Order.ANY,
                jobs);
        return Optional.of(search.choose(new Search.Rows(whole, folds, Optional.of(eachRow)), stopping));
    }

    /** How a strength that was given would have been chosen: ten folds, drawn at random. */
    public static Choice usual(Preparation whole) {
        FoldCut.Kind kind =
                whole.formulation().loss() instanceof Logistic ? FoldCut.Kind.STRATIFIED : FoldCut.Kind.RANDOM;
        FoldCut cut = new FoldCut(kind, "", OptionalLong.of(SEED));
        return new Choice(
                Criterion.CV.label(),
                Optional.empty(),
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                Optional.of(new Choice.Folding(cut, FOLDS, 1)));
    }

    /** Whether the curve has at the model's strength the value that the model keeps of it, up to rounding. */
    public static boolean agrees(Selection again, LinearModel model) {
        Curve curve = again.chosenCurve();
        double alpha = model.training().objective().alpha();
        double value = model.training().appraisal().choice().map(Choice::value).orElse(Double.NaN);
        for (int k = 0; k < curve.mean().length; k++) {
            double own = curve.path().points().get(k).alpha();
            if (Math.abs(own - alpha) <= SAME * alpha && Math.abs(curve.mean()[k] - value) <= SAME * Math.abs(value)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDrawn(FoldCut.Kind kind) {
        return switch (kind) {
            case RANDOM, STRATIFIED, TIME -> true;
            case GROUPS, COLUMN, FILES -> false;
        };
    }

    private static int[] parts(Dataset rows, Choice.Folding folding, int repeat) {
        FoldCut cut = folding.cut();
        RowParts parts = Folds.withoutEmpty(
                switch (cut.kind()) {
                    case TIME -> Folds.inTime(folding.folds());
                    case STRATIFIED ->
                        Folds.stratified(folding.folds(), cut.seed().orElseThrow(), repeat);
                    default -> Folds.random(folding.folds(), cut.seed().orElseThrow(), repeat);
                });
        int[] numbers = new int[rows.rows()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = parts.of(i, Classes.label(rows.y()[i]));
        }
        return parts.settled(numbers);
    }

    private static Rule rule(Choice choice) {
        return choice.rule().equals(Optional.of(Rule.ONE_STANDARD_ERROR.label())) ? Rule.ONE_STANDARD_ERROR : Rule.MIN;
    }

    private static Metric metric(Choice choice, Preparation whole) {
        return Arrays.stream(Metric.values())
                .filter(metric -> choice.metric().equals(Optional.of(metric.label())))
                .findFirst()
                .orElseGet(() -> Metric.usual(whole.formulation().loss().name()));
    }
}
