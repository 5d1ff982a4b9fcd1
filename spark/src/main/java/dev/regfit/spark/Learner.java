package dev.regfit.spark;

import dev.regfit.DistantTrainer;
import dev.regfit.Fit;
import dev.regfit.Settings;
import dev.regfit.Solving;
import dev.regfit.Trainer;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.ClassTarget;
import dev.regfit.data.Classes;
import dev.regfit.data.CountTarget;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.MomentData;
import dev.regfit.data.MomentParts;
import dev.regfit.data.MomentSum;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.RowParts;
import dev.regfit.data.Schema;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Appraisal;
import dev.regfit.model.FoldCut;
import dev.regfit.model.Resampled;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.LossName;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.CrossValidation;
import dev.regfit.selection.FoldSizes;
import dev.regfit.selection.Folds;
import dev.regfit.selection.Search;
import dev.regfit.selection.Selection;
import dev.regfit.solver.SolverName;
import dev.regfit.spark.rows.InputColumns;
import dev.regfit.spark.rows.RowLayout;
import dev.regfit.spark.rows.SparkRows;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Learns from the rows of a table. Few rows are brought to the driver, and all is as on one machine, to the last bit; of many
 * only sums are.
 */
final class Learner {
    private final Wanted wanted;
    private final InputColumns columns;
    private final RowLayout layout;
    private final Schema shape;
    private final PartsAnywhere parts;
    private final Dataset<Row> selected;
    private final SparkRows rows;

    /** @throws SettingsException when a column does not exist, or is of no use */
    Learner(Dataset<?> table, InputColumns columns, Wanted wanted) {
        wanted.check();
        if (wanted.loss().isSquared() && !columns.offset().isEmpty()) {
            throw new SettingsException(
                    "the squared loss takes no offset, as it is the same to fit label - offset: make that a column");
        }
        this.wanted = wanted;
        this.columns = columns;
        this.layout = columns.layout(table, wanted.classes());
        this.shape = new Schema(layout.predictors(), columns.label());
        this.parts = wanted.takesFolds()
                ? Folds.anywhere(wanted.folds(), wanted.seed(), layout.hasKey())
                : PartsAnywhere.ALL_TOGETHER;
        this.selected = layout.select(table, columns);
        this.rows = new SparkRows(selected, layout, shape, options(), parts);
    }

    private BuildOptions options() {
        return new BuildOptions(wanted.missing(), RowKeeping.ALWAYS, wanted.maxLevels(), 1);
    }

    /** The certified model, with how its strength was chosen. */
    Fit fit() {
        int inputs = layout.predictors().size();
        if (rows.count() == 0) {
            throw InputColumns.noRows();
        }
        boolean many = RowKeeping.areMany(rows.count(), inputs + 1, inputs);
        if (!many || wanted.needsRows()) {
            return fitRows();
        }
        return wanted.loss().isSquared() ? fitMoments() : fitByPasses();
    }

    private Fit fitMoments() {
        MomentSum sum = new MomentSum(wanted.missing(), parts.count());
        MomentParts moments = MomentParts.of(rows.run(sum), shape, options());
        Encoding encoding = wanted.encodingOfTexts();
        List<FoldedData> folds = wanted.takesFolds() ? List.of(moments.folded(encoding)) : List.of();
        return fit(
                moments.data(encoding).summable(rows),
                folds,
                Optional.empty(),
                moments.whole().incompleteColumns());
    }

    /** Other losses of many rows: one pass makes moments, further ones the steps of Newton's method. */
    private Fit fitByPasses() {
        if (wanted.chooses()) {
            throw new SettingsException(
                    "%s of so many rows is fitted at one strength; give alpha, chosen on a sample of the rows"
                            .formatted(wanted.loss().name().phrase()));
        }
        Schema fitted = layout.classes() ? shape.with(shape.response().with(classes(selected, layout, shape))) : shape;
        SparkRows all = rows.of(fitted);
        MomentParts moments =
                MomentParts.of(all.run(new MomentSum(wanted.missing(), parts.count())), fitted, options());
        MomentData data =
                moments.data(wanted.encodingOfTexts()).with(fitted.response()).summable(all);
        if (wanted.loss().name() == LossName.POISSON) {
            new CountTarget().fitted(data.moments().minimum(data.columns()));
        }
        Settings settings =
                new Settings(wanted.strength(), wanted.formulation(wanted.loss().of(data)), solving());
        Fit fit = DistantTrainer.fit(
                data, settings, provenance(data, moments.whole().incompleteColumns()));
        return appraised(fit, Optional.empty());
    }

    /** The two classes of the labels of rows that have been selected. */
    static Classes classes(Dataset<Row> selected, RowLayout layout, Schema shape) {
        ClassTarget target = ClassTarget.discovering(Optional.empty());
        Iterator<Row> labels = selected.select(RowLayout.named(layout.target()))
                .distinct()
                .sort(RowLayout.named(layout.target()))
                .toLocalIterator();
        while (labels.hasNext()) { // a third one ends it
            String label = RowLayout.present(labels.next().getString(0), layout.missing());
            if (label != null) {
                target.fitted(target.number(label));
            }
        }
        return target.settle(shape).classes().orElseThrow();
    }

    private Solving solving() {
        return Solving.of(SolverName.AUTO, wanted.stopping());
    }

    private Fit fitRows() {
        TargetRule rule = rule();
        BuildOptions options = options().with(rule);
        if (wanted.takesFolds()) {
            options = options.parted(List.of(Folds.withoutEmpty(cut())));
        }
        DatasetBuilder builder = new DatasetBuilder(shape, options);
        boolean classes = rule instanceof ClassTarget;
        rows.forEach(label -> classes ? ((ClassTarget) rule).number(label) : Double.NaN, builder::add);
        Encoding encoding = wanted.encodingOfTexts();
        List<FoldedData> folds = wanted.takesFolds() ? List.of(folded(builder, encoding)) : List.of();
        Optional<FoldedData> eachRow = wanted.chooses() ? Optional.of(builder.eachRow(encoding)) : Optional.empty();
        return fit(builder.build(encoding), folds, eachRow, builder.incompleteColumns());
    }

    private RowParts cut() {
        boolean stratified = layout.classes() && !layout.hasKey();
        return stratified ? Folds.stratified(wanted.folds(), wanted.seed(), 0) : parts.parts();
    }

    private TargetRule rule() {
        return switch (wanted.loss().name()) {
            case LOGISTIC -> ClassTarget.discovering(Optional.empty());
            case POISSON -> new CountTarget();
            default -> TargetTransform.NONE;
        };
    }

    private FoldedData folded(DatasetBuilder builder, Encoding encoding) {
        FoldSizes sizes = new FoldSizes(builder.partSizes(0), CrossValidation.Order.ANY);
        boolean needsRows = wanted.needsRows() || !wanted.loss().isSquared() || sizes.needRows(builder.features());
        return builder.folded(0, encoding, needsRows);
    }

    private Fit fit(TrainingData data, List<FoldedData> folds, Optional<FoldedData> eachRow, List<String> incomplete) {
        Formulation formulation = wanted.formulation(wanted.loss().of(data));
        if (!wanted.chooses()) {
            Settings settings = new Settings(wanted.strength(), formulation, solving());
            return appraised(Trainer.fit(data, settings, provenance(data, incomplete)), Optional.empty());
        }
        Search.Rows searched = new Search.Rows(Preparation.of(data, formulation), folds, eachRow);
        Selection selection = wanted.search(searched).choose(searched, wanted.stopping());
        Fit fit = Trainer.fit(searched.whole(), selection, solving(), provenance(data, incomplete));
        return appraised(fit, Optional.of(selection));
    }

    private Fit appraised(Fit fit, Optional<Selection> selection) {
        return fit.with(new Appraisal(
                selection.map(chosen -> chosen.summary(cutBy())),
                Resampled.NONE,
                Optional.of(fit.quality()),
                Optional.empty()));
    }

    private Optional<FoldCut> cutBy() {
        if (!wanted.takesFolds()) {
            return Optional.empty();
        }
        FoldCut.Kind drawn = layout.classes() ? FoldCut.Kind.STRATIFIED : FoldCut.Kind.RANDOM;
        return Optional.of(new FoldCut(
                layout.hasKey() ? FoldCut.Kind.GROUPS : drawn, columns.foldKey(), OptionalLong.of(wanted.seed())));
    }

    private Provenance provenance(TrainingData data, List<String> incomplete) {
        return new Provenance(
                Version.number(),
                "RegfitRegression on Spark",
                List.of("table"),
                "",
                data.size(),
                data.dropped(),
                wanted.missing(),
                Optional.of(incomplete),
                columns.weight(),
                CellReading.USUAL,
                Optional.empty());
    }
}
