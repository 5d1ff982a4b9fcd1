package dev.regfit.spark.submit;

import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.HeaderMode;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.TableOptions;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DistantRows;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.Schema;
import dev.regfit.data.TextList;
import dev.regfit.spark.rows.InputColumns;
import dev.regfit.spark.rows.RowLayout;
import dev.regfit.spark.rows.SparkRows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;

/** Rows whose columns have types: what is read here is read as the CSV file that they would make. */
final class TypedRows implements Rows {
    private final Dataset<Row> rows;
    private final String name;
    private final TableOptions options;
    private final Set<String> missing;
    private long[] counts;

    TypedRows(Dataset<Row> rows, List<String> names, ReadingOptions reading, CellReading cells) {
        this.rows = rows;
        this.name = String.join(", ", names);
        Set<String> spellings = new HashSet<>(TableOptions.MISSING);
        spellings.addAll(cells.missing());
        this.missing = Set.copyOf(spellings);
        List<String> texts = new ArrayList<>(reading.texts());
        for (StructField field : rows.schema().fields()) {
            if (field.dataType() instanceof StringType || field.dataType().equals(DataTypes.BooleanType)) {
                texts.add(TextList.format(List.of(field.name())));
            }
        }
        this.options = TableOptions.defaults()
                .withDelimiter(',')
                .withHeader(HeaderMode.PRESENT)
                .withText(texts)
                .withMissing(missing)
                .withJobs(reading.jobs());
    }

    @Override
    public DelimitedTable open() {
        return opened(RowsAsCsv.ofTypes(rows.schema()));
    }

    @Override
    public DelimitedTable whole(DelimitedTable head) {
        return opened(new RowsAsCsv(rows.columns(), rows.toLocalIterator()));
    }

    private DelimitedTable opened(RowsAsCsv lines) {
        return DelimitedTable.open(List.of(new Source(name, () -> lines)), options);
    }

    @Override
    public long rows() {
        return LongStream.of(counts()).sum();
    }

    private long[] counts() {
        if (counts == null) {
            counts = SparkRows.counts(rows);
        }
        return counts;
    }

    @Override
    public DistantRows rows(ColumnRoles roles, Schema shape, BuildOptions build, PartsAnywhere parts) {
        InputColumns columns = new InputColumns(
                "",
                roles.predictors().stream()
                        .map(column -> rows.columns()[column])
                        .toList(),
                shape.target(),
                name(roles.weights()),
                "",
                name(roles.label()));
        RowLayout layout = new RowLayout(
                shape.predictors(),
                false,
                shape.target(),
                false,
                roles.weights().isPresent(),
                false,
                roles.label().isPresent(),
                missing);
        return new SparkRows(layout.select(rows, columns), layout, shape, build, parts, counts());
    }

    private String name(OptionalInt column) {
        return column.isPresent() ? rows.columns()[column.getAsInt()] : "";
    }
}
