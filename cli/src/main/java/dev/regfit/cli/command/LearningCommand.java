package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.EncodingOption;
import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.MissingOption;
import dev.regfit.cli.command.options.MomentsOptions;
import dev.regfit.cli.command.options.PenaltyOptions;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.command.options.RowOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.SvmlightReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Schema;
import dev.regfit.data.SparseRows;
import dev.regfit.data.TableMoments;
import dev.regfit.data.TrainingData;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.solver.SolverName;
import java.util.List;
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

    @ArgGroup(validate = false, heading = "%nThe objective:%n")
    private final PenaltyOptions penalty = new PenaltyOptions();

    final PenaltyOptions penalty() {
        return penalty;
    }

    final int jobs() {
        return reading.jobs();
    }

    /** All that makes the objective but the penalty's kind and strength. */
    final Formulation formulation() {
        return new Formulation(
                penalty.convention(), penalty.scaling(), penalty.intercept() && formula.intercept(), penalty.rules());
    }

    /** Checks what can be checked without the data: a contradiction in the options must not cost a read. */
    final void checkColumns() {
        formula.check(columns);
        formulation();
    }

    /** What was read, and where it comes from. */
    record Read(TrainingData data, Provenance provenance) {}

    /**
     * Reads the data.
     *
     * @param solver some solvers need all rows
     */
    final Read read(SolverName solver) {
        if (MomentsFiles.are(files)) {
            MomentsOptions.refuseSolver(solver);
            return readMoments();
        }
        return reading.isSvmlight(files) ? readSvmlight() : readTable(solver);
    }

    private Read readTable(SolverName solver) {
        try (Table table = open(reading, files)) {
            MissingPolicy policy = missing.or(MissingPolicy.ERROR);
            FormulaOptions.Columns chosen = formula.resolve(columns, table.names());
            ColumnRoles roles = chosen.roles();
            DatasetBuilder builder =
                    DatasetReader.read(table, roles, chosen.terms(), rows.options(policy, solver, reading.jobs()));
            notes(table);
            TrainingData data = builder.build(encode.encoding(penalty.kind()));
            String weights = roles.weights().isPresent()
                    ? table.names().get(roles.weights().getAsInt())
                    : "";
            return new Read(data, provenance(table.files(), table.checksum(), data, policy, weights));
        }
    }

    private Read readMoments() {
        refuseRowOptions();
        MomentsFiles read = MomentsFiles.read(files);
        TableMoments moments = read.sum().moments();
        Schema schema = MomentsOptions.choose(columns, moments, encode.encoding(penalty.kind()));
        TrainingData data = moments.fill(schema);
        return new Read(
                data,
                provenance(
                        read.files(),
                        read.checksum(),
                        data,
                        moments.policy(),
                        read.sum().weights()));
    }

    private Read readSvmlight() {
        refuseTableOptions();
        SvmlightReader reader = new SvmlightReader(Source.of(files, console().in()));
        SparseRows sparse = new SparseRows();
        reader.read(sparse::add);
        TrainingData data = sparse.build(SvmlightReader.TARGET);
        return new Read(data, provenance(reader.files(), reader.checksum(), data, MissingPolicy.ERROR, ""));
    }

    private Provenance provenance(
            List<String> names, String checksum, TrainingData data, MissingPolicy policy, String weights) {
        return new Provenance(
                Version.number(), commandText(), names, checksum, data.size(), data.dropped(), policy, weights);
    }
}
