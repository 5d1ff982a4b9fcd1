package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulaOptions;
import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.PlanReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DatasetReader;
import dev.regfit.cli.table.Table;
import dev.regfit.data.Predictor;
import dev.regfit.data.Response;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import dev.regfit.solver.SolverName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What a command would do with a table, told from the table's start. */
record DryRun(LearningCommand command, Wish wish, String method, String strength) {

    PlanReport of(Table table) {
        FormulaOptions.Columns chosen = command.chosen(table.names(), wish.label());
        ColumnRoles roles = chosen.roles();
        Response response = Response.of(chosen.transform()).withOffset(name(roles.offset(), table));
        Schema schema =
                DatasetReader.shape(new DatasetReader.Rows(table, roles, Optional.empty()), chosen.terms(), response);
        command.notes(command.notesOn(table.names(), roles));
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("data", table.description());
        facts.put("target", schema.transform().of('"' + schema.target() + '"'));
        facts.put(
                "columns",
                schema.predictors().size() + ": "
                        + schema.predictors().stream().map(DryRun::words).collect(Collectors.joining(", ")));
        if (!schema.isPlain()) {
            facts.put("terms", schema.terms().stream().map(Term::name).collect(Collectors.joining(", ")));
        }
        put(facts, "weights", name(roles.weights(), table));
        put(facts, "offset", name(roles.offset(), table));
        facts.put("method", method);
        facts.put("strength", strength);
        facts.put(
                "solver",
                wish.solver() == SolverName.AUTO
                        ? "chosen when the rows are counted"
                        : wish.solver().label());
        List<String> files = command.filesOfRun().written();
        facts.put("writes", files.isEmpty() ? "the report only" : String.join(", ", files));
        return new PlanReport(Version.number(), command.typed().commandSpec().name(), facts);
    }

    private static void put(Map<String, String> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.put(key, value);
        }
    }

    private static String words(Predictor predictor) {
        return predictor.name() + (predictor.text() ? " (text)" : "");
    }

    private static String name(OptionalInt column, Table table) {
        return column.isPresent() ? table.names().get(column.getAsInt()) : "";
    }
}
