package dev.regfit.cli.command;

import dev.regfit.cli.command.options.Version;
import dev.regfit.cli.report.InspectReport;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.Slot;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TargetValues;
import dev.regfit.cli.table.TypedRows;
import dev.regfit.data.Predictor;
import dev.regfit.inspection.Inspector;
import java.util.List;
import java.util.Optional;

/** Looks tables with the same columns over. */
final class Inspecting {
    private final ColumnRoles roles;
    private final List<Predictor> looked;
    private final int jobs;

    /** @param table whose start shows the types of its columns */
    Inspecting(Table table, ColumnRoles roles, int jobs) {
        this.roles = roles.withoutTarget();
        this.looked = TypedRows.predictors(table, this.roles);
        this.jobs = jobs;
    }

    /** The columns, the target as the last one to look at. */
    ColumnRoles roles() {
        return roles;
    }

    /** What is asked of each record. */
    List<Slot> slots(Table table) {
        return rows(table).slots();
    }

    private TypedRows rows(Table table) {
        return new TypedRows(table, roles, looked, Slot.Use.LOOK, Optional.empty());
    }

    /** Reads a table. */
    InspectReport report(Table table) {
        Stopwatch readTime = new Stopwatch();
        TargetValues values = new TargetValues();
        Inspector inspector = new Inspector(looked, jobs);
        rows(table).read((row, texts, outcome) -> {
            inspector.add(row.numbers(), texts, outcome.weight());
            double target = row.numbers()[looked.size() - 1];
            if (!Double.isNaN(target)) {
                values.add(target);
            }
        });
        return new InspectReport(
                Version.number(), table.files(), inspector.inspection(), values.pair(), readTime.seconds());
    }
}
