package dev.regfit.spark.submit;

import static dev.regfit.spark.rows.RowLayout.named;

import dev.regfit.cli.table.ColumnRoles;
import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.data.BuildOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.DistantRows;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.Schema;
import dev.regfit.spark.rows.SparkRows;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** CSV files: Spark cuts them into cells, and what these are worth is decided as on one machine. */
final class CsvRows implements Rows {
    /** A cell and its delimiter are two bytes: smaller files have no more than the cells that are kept. */
    private static final long SMALL = 20_000_000;

    private final SparkSession spark;
    private final Supplier<DelimitedTable> opener;
    private final List<FileStatus> files;
    private final CellReading cells;
    private DelimitedTable head;
    private long[] counts;

    /** @param opener opens them as one table, on this machine */
    CsvRows(SparkSession spark, Supplier<DelimitedTable> opener, List<FileStatus> files, CellReading cells) {
        this.spark = spark;
        this.opener = opener;
        this.files = List.copyOf(files);
        this.cells = cells;
    }

    @Override
    public DelimitedTable open() {
        head = opener.get();
        return head;
    }

    @Override
    public DelimitedTable whole(DelimitedTable opened) {
        return opened;
    }

    @Override
    public long rows() {
        long bytes = files.stream().mapToLong(FileStatus::getLen).sum();
        return bytes < SMALL || !head.isPlain() ? 0 : LongStream.of(counts()).sum();
    }

    private long[] counts() {
        if (counts == null) {
            counts = SparkRows.counts(texts());
        }
        return counts;
    }

    /** The cells as texts, file by file, so that rows keep their order. */
    private Dataset<Row> texts() {
        StructType schema = new StructType();
        for (String name : head.names()) {
            schema = schema.add(name, DataTypes.StringType);
        }
        Dataset<Row> all = null;
        for (FileStatus file : files) {
            Dataset<Row> next = spark.read()
                    .schema(schema)
                    .option("header", head.hasHeader())
                    .option("enforceSchema", false)
                    .option("sep", String.valueOf(head.delimiter()))
                    .option("escape", "\"")
                    .option("mode", "FAILFAST")
                    .csv(file.getPath().toString());
            all = all == null ? next : all.union(next);
        }
        return all;
    }

    @Override
    public DistantRows rows(ColumnRoles roles, Schema shape, BuildOptions options, PartsAnywhere parts) {
        List<String> names = head.names();
        List<Column> selected = new ArrayList<>();
        roles.predictors().forEach(column -> selected.add(named(names.get(column))));
        selected.add(named(names.get(roles.target().orElseThrow())));
        roles.weights().ifPresent(column -> selected.add(named(names.get(column))));
        roles.label().ifPresent(column -> selected.add(named(names.get(column))));
        CellLayout layout = new CellLayout(
                shape.predictors(),
                shape.target(),
                roles.weights().isPresent() ? names.get(roles.weights().getAsInt()) : "",
                roles.label().isPresent(),
                cells.decimal(),
                cells.missing());
        return new SparkRows(texts().select(selected.toArray(new Column[0])), layout, shape, options, parts, counts());
    }
}
