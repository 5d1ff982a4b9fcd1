package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ByOption;
import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.EncodingOption;
import dev.regfit.cli.command.options.FormatOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.LossOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.OtherRoles;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.command.options.WindowOptions;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.data.Encoding;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.TrainingData;
import dev.regfit.model.TestSplit;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Grouping;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossChoice;
import dev.regfit.problem.LossName;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import dev.regfit.problem.Squared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that learn from data share: what they read, and what they minimise. */
abstract class LearningCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description =
                    "CSV, Parquet or moments files with the same columns, compressed or not; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @ArgGroup(validate = false, heading = "%nTerms computed from columns:%n")
    private final FormulaOptions formula = new FormulaOptions();

    @ArgGroup(validate = false, heading = "%nThe loss:%n")
    private final LossOptions loss = new LossOptions();

    @Mixin
    private final MissingOption missing = new MissingOption();

    @Mixin
    private final EncodingOption encode = new EncodingOption();

    @Mixin
    private final RowOptions rows = new RowOptions();

    /** What is minimised. */
    abstract FormulationOptions objective();

    /**
     * Tells what would be done.
     *
     * @param penalties that would be fitted
     * @param strength how it would be found
     */
    final int tell(Wish wish, List<PenaltyKind> penalties, String strength, FormatOption format) {
        Input input = Input.of(this, reading, files());
        try (Table table = input.table(CellReading.USUAL, "--dry-run tells of tables, and these data are none")) {
            String kinds = penalties.stream().map(PenaltyKind::label).collect(Collectors.joining(", "));
            String method = "--penalty %s, %s".formatted(kinds, loss().name().phrase());
            print(new DryRun(this, wish, method, strength).of(table), format);
            return ExitCode.DONE;
        }
    }

    /** The data files. */
    List<String> files() {
        return files;
    }

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files());
    }

    final ReadingOptions reading() {
        return reading;
    }

    final ColumnOptions columns() {
        return columns;
    }

    final MissingOption missing() {
        return missing;
    }

    /** Number of threads for one table: where there are groups or windows of rows, each of these has one. */
    final int jobs() {
        return by().isWanted() || window().isWanted() ? 1 : reading.jobs();
    }

    /** The windows that rows are cut into; none, unless a command offers it. */
    WindowOptions window() {
        return WindowOptions.NONE;
    }

    /** The columns that rows are grouped by; none, unless a command offers it. */
    ByOption by() {
        return ByOption.NONE;
    }

    /** Whether the logarithm of the target is fitted. */
    final boolean logTarget() {
        return formula.transform() == TargetTransform.LOG;
    }

    /** The loss that is asked for. */
    final LossChoice loss() {
        return loss.choice();
    }

    /** The losses that are asked for: one, or several quantiles. */
    final List<LossChoice> losses() {
        return loss.choices();
    }

    /** Whether the command fits several quantiles. */
    boolean takesQuantiles() {
        return false;
    }

    /** All that makes the objective but the penalty's kind and strength. */
    final Formulation formulation(Read read) {
        return formulation(read, read.loss());
    }

    /** The same of another loss. */
    final Formulation formulation(Read read, Loss ofRow) {
        return formulation(ofRow, read.grouping());
    }

    private Formulation formulation(Loss ofRow, Grouping grouping) {
        FormulationOptions objective = objective();
        return new Formulation(
                ofRow,
                objective.convention(),
                objective.scaling(),
                intercept(),
                objective.rules(),
                objective.ball(),
                grouping,
                objective.adaptation());
    }

    private boolean intercept() {
        return objective().intercept() && formula.intercept();
    }

    /** How text columns are encoded with or without a penalty. */
    final Encoding encoding(boolean penalized) {
        return encode.encoding(penalized, intercept());
    }

    /** The encodings that are fitted: one, unless a command fits several objectives. */
    List<Encoding> encodings() {
        return List.of(encoding(objective().isPenalized()));
    }

    /** How rows are kept apart for testing; not at all, unless a command offers it. */
    Optional<TestSplit> split() {
        return Optional.empty();
    }

    /** Checks what can be checked without the data: a contradiction in the options must not cost a read. */
    final void checkColumns() {
        formula.check(columns);
        formulation(new Squared(), Grouping.NONE);
        WholeFactors.check(this);
        for (LossChoice choice : losses()) {
            OtherLosses.check(this, choice);
        }
        if (losses().size() > 1 && !takesQuantiles()) {
            throw new SettingsException(
                    "--tau names %d quantiles, and only train fits several; give one".formatted(losses().size()));
        }
    }

    /**
     * Refuses options that are about one fit.
     *
     * @throws SettingsException naming the first
     */
    final void refuseBesideBy(String... options) {
        refuse(List.of(options), " is about one fit, and --by makes many; leave out one of them");
    }

    /** Says which groups are not proven, and returns the exit code for it. */
    final int alarms(ByRun.Result result) {
        result.report().alarm().ifPresent(this::error);
        return result.converged() ? ExitCode.DONE : ExitCode.NOT_CONVERGED;
    }

    /** Reads the data. */
    final Read read(Wish wish) {
        return Input.of(this, reading, files()).learn(this, wish);
    }

    /** Whether single rows can be read: moments files hold none. */
    final boolean hasRows() {
        return opener().isPresent() || reading.format(files()).holds(InputFormat.Part.ROWS);
    }

    /** Whether rows have a class, by which folds are drawn. */
    final boolean hasClasses() {
        return loss().name() == LossName.LOGISTIC;
    }

    /** How rows become training data. */
    final RowOptions rows() {
        return rows;
    }

    /** What the columns of a table are for. */
    final FormulaOptions.Columns chosen(List<String> names, String label) {
        return formula.resolve(columns, names, new OtherRoles(label, loss.offset(), by().columns(), window().time()));
    }

    /** What the user should know of that. */
    final List<String> notesOn(List<String> names, ColumnRoles roles) {
        return formula.notes(columns, names, roles);
    }

    /** What is made of the target as it is read, without a formula that transforms it. */
    final TargetRule targetRule(CellReading cells) {
        return targetRule(formula.transform(), cells);
    }

    /** What is made of the target as it is read. */
    final TargetRule targetRule(TargetTransform transform, CellReading cells) {
        return loss.target(transform, cells.decimal());
    }

    /** @param names of all columns */
    final Grouping grouping(List<String> names, List<Encoded> encoded) {
        Set<String> predictors = new HashSet<>();
        encoded.get(0).data().schema().predictors().forEach(predictor -> predictors.add(predictor.name()));
        return objective().grouping(names, predictors);
    }

    /** The rows in each encoding; without text columns all are the same. */
    final List<Encoded> encoded(Function<Encoding, Encoded> of) {
        List<Encoded> encoded = new ArrayList<>();
        for (Encoding encoding : encodings()) {
            boolean same = !encoded.isEmpty() && !encoded.get(0).data().schema().hasText();
            encoded.add(same ? encoded.get(0) : of.apply(encoding));
        }
        return encoded;
    }

    /** Where a model comes from. */
    final Provenance provenance(List<String> names, String checksum, TrainingData data, Treatment treatment) {
        return provenance(names, checksum, treatment).of(data.size(), data.dropped());
    }

    /** The same of no rows. */
    final Provenance provenance(List<String> names, String checksum, Treatment treatment) {
        return new Provenance(
                Version.number(),
                commandText(),
                names,
                checksum,
                0,
                0,
                treatment.missing(),
                Optional.of(treatment.incomplete()),
                treatment.weights(),
                treatment.cells(),
                Optional.empty());
    }
}
