package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.EncodingOption;
import dev.regfit.cli.command.options.FoldOptions;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MomentsOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.Dataset;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.Encoding;
import dev.regfit.data.FoldedData;
import dev.regfit.data.FoldedDataset;
import dev.regfit.data.FoldedMoments;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Moments;
import dev.regfit.data.RowParts;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TableMoments;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.FoldSizes;
import dev.regfit.selection.Metric;
import dev.regfit.selection.Search;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What the commands that learn from data share: what they read, and what they minimise. */
abstract class LearningCommand extends Subcommand {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "DATA",
            description = "CSV or moments files with the same columns, plain or compressed; - is standard input.")
    private List<String> files;

    @ArgGroup(validate = false, heading = "%nReading the data:%n")
    private final ReadingOptions reading = new ReadingOptions();

    @ArgGroup(validate = false, heading = "%nColumns:%n")
    private final ColumnOptions columns = new ColumnOptions();

    @ArgGroup(validate = false, heading = "%nTerms computed from columns:%n")
    private final FormulaOptions formula = new FormulaOptions();

    @Mixin
    private MissingOption missing;

    @Mixin
    private EncodingOption encode;

    @Mixin
    private RowOptions rows;

    /** What is minimised. */
    abstract FormulationOptions objective();

    final List<String> files() {
        return files;
    }

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun().reads(files);
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

    final int jobs() {
        return reading.jobs();
    }

    /** All that makes the objective but the penalty's kind and strength. */
    final Formulation formulation() {
        FormulationOptions objective = objective();
        return new Formulation(
                objective.convention(),
                objective.scaling(),
                objective.intercept() && formula.intercept(),
                objective.rules(),
                objective.adaptation());
    }

    private Encoding encoding() {
        return encode.encoding(objective().isPenalized(), formulation().intercept());
    }

    /** Checks what can be checked without the data: a contradiction in the options must not cost a read. */
    final void checkColumns() {
        formula.check(columns);
        formulation();
    }

    /**
     * What is wanted of the rows.
     *
     * @param solver some solvers need all rows
     * @param folds how to cut them, or null if they are not to be cut
     * @param single whether single rows of the folds are needed, not only their moments
     * @param kept whether all rows are needed, whatever is made of the folds
     */
    record Wish(SolverName solver, FoldOptions folds, boolean single, boolean kept) {
        /** To fit and no more. */
        static Wish toFit(SolverName solver) {
            return new Wish(solver, null, false, false);
        }

        /** Whether rows may have to be left out singly. */
        boolean mayLeaveOutRows() {
            return single || folds != null;
        }

        String label() {
            return folds == null ? null : folds.column();
        }

        List<RowParts> partitions() {
            return folds == null ? List.of() : folds.partitions();
        }

        /** Whether all rows must be kept while they are read. */
        boolean keepsRows(List<RowParts> partitions) {
            return single
                    || kept
                    || solver.needsRows()
                    || (folds != null && folds.metric() != Metric.MSE)
                    || partitions.stream().anyMatch(RowParts::needsAllRows);
        }
    }

    /**
     * What was read.
     *
     * @param data all rows
     * @param folds the same in parts, one a repeat; empty if that was not asked for
     * @param eachRow the same, a part for each row, where rows are at hand and may have to be left out
     * @param rowNumbers for each row of kept and parted rows its number in the table, from 0
     * @param provenance where it comes from
     */
    record Read(
            TrainingData data,
            List<? extends FoldedData> folds,
            Optional<? extends FoldedData> eachRow,
            int[] rowNumbers,
            Provenance provenance) {

        /** To choose a strength from. */
        Search.Rows rows(Formulation formulation) {
            return new Search.Rows(Preparation.of(data, formulation), folds, eachRow);
        }
    }

    /** Reads the data. */
    final Read read(Wish wish) {
        if (MomentsFiles.are(files)) {
            return readMoments(wish);
        }
        return reading.isSvmlight(files) ? readSvmlight(wish) : readTable(wish);
    }

    private Read readTable(Wish wish) {
        List<RowParts> partitions = wish.partitions();
        try (Table table = open(reading, files)) {
            MissingPolicy policy = missing.or(MissingPolicy.ERROR);
            FormulaOptions.Columns chosen = formula.resolve(columns, table.names(), wish.label());
            ColumnRoles roles = chosen.roles();
            BuildOptions options = rows.options(policy, wish.keepsRows(partitions), reading.jobs())
                    .parted(partitions);
            DatasetBuilder builder = DatasetReader.read(table, roles, chosen.terms(), options);
            notes(table, formula.notes(columns, table.names(), roles));
            Encoding encoding = encoding();
            List<FoldedData> folds = new ArrayList<>();
            for (int repeat = 0; repeat < partitions.size(); repeat++) {
                folds.add(builder.folded(repeat, encoding, needsRows(wish, builder, repeat)));
            }
            Optional<FoldedData> eachRow = wish.mayLeaveOutRows() && !builder.hasOnlyMoments()
                    ? Optional.of(builder.eachRow(encoding))
                    : Optional.empty();
            TrainingData data = builder.build(encoding);
            String weights = roles.weights().isPresent()
                    ? table.names().get(roles.weights().getAsInt())
                    : "";
            return new Read(
                    data,
                    folds,
                    eachRow,
                    builder.rowNumbers(),
                    provenance(
                            table.files(),
                            table.checksum(),
                            data,
                            new Treatment(policy, weights, reading.cells(CellReading.USUAL))));
        }
    }

    /** Whether folds must be of rows: moments are for more rows than columns, and do not tell single errors. */
    private static boolean needsRows(Wish wish, DatasetBuilder builder, int repeat) {
        if (builder.hasOnlyMoments()) {
            return false;
        }
        FoldSizes sizes = new FoldSizes(builder.partSizes(repeat), wish.folds().order());
        return wish.single()
                || wish.folds().metric() != Metric.MSE
                || sizes.areSmall()
                || !Moments.suit(sizes.fewestTraining(), builder.features());
    }

    private Read readMoments(Wish wish) {
        refuseRowOptions();
        MomentsOptions.refuseSolver(wish.solver());
        if (wish.single() || wish.kept()) {
            throw new SettingsException((wish.kept() ? "rows are to be drawn" : "single rows are needed for this")
                    + ", and moments files hold none; give the tables instead");
        }
        MomentsFiles read = MomentsFiles.read(files, wish.folds() != null);
        Encoding encoding = encoding();
        List<FoldedData> folds = List.of();
        if (wish.folds() != null) {
            MomentsOptions.refuseFolds(wish.folds(), read.parts().size());
            folds = List.of(new FoldedMoments(read.parts(), sum -> MomentsOptions.choose(columns, sum, encoding)));
        }
        TableMoments moments = read.sum().moments();
        TrainingData data = moments.fill(MomentsOptions.choose(columns, moments, encoding));
        return new Read(
                data,
                folds,
                Optional.empty(),
                new int[0],
                provenance(
                        read.files(),
                        read.checksum(),
                        data,
                        new Treatment(
                                moments.policy(),
                                read.sum().weights(),
                                read.sum().cells())));
    }

    private Read readSvmlight(Wish wish) {
        refuseTableOptions();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        SparseRows sparse = new SparseRows();
        reader.read(sparse::add);
        Dataset data = sparse.build(SvmlightReader.TARGET);
        List<FoldedData> folds = new ArrayList<>();
        int[] rowNumbers = IntStream.range(0, sparse.rows()).toArray();
        for (RowParts partition : wish.partitions()) {
            int[] parts =
                    IntStream.of(rowNumbers).map(row -> partition.of(row, null)).toArray();
            folds.add(new FoldedDataset(data, partition.settled(parts)));
        }
        return new Read(
                data,
                folds,
                Optional.of(new FoldedDataset(data, rowNumbers)),
                rowNumbers,
                provenance(reader.files(), reader.checksum(), data, Treatment.NONE));
    }

    /** What was made of missing values, of weights and of cells. */
    private record Treatment(MissingPolicy missing, String weights, CellReading cells) {
        /** Where there are numbers only. */
        static final Treatment NONE = new Treatment(MissingPolicy.ERROR, "", CellReading.USUAL);
    }

    private Provenance provenance(List<String> names, String checksum, TrainingData data, Treatment treatment) {
        return new Provenance(
                Version.number(),
                commandText(),
                names,
                checksum,
                data.size(),
                data.dropped(),
                treatment.missing(),
                treatment.weights(),
                treatment.cells());
    }
}
