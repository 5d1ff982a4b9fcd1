package dev.regfit.spark.submit;

import dev.regfit.cli.command.TableOpener;
import dev.regfit.cli.command.options.ReadingOptions;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.problem.SettingsException;
import dev.regfit.spark.rows.SparkWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Opens what Spark can read: {@code table:NAME}, Parquet files and folders, named so or with {@code parquet:} before, and
 * otherwise CSV files, which are understood as they are on one machine.
 */
final class SparkOpener implements TableOpener {
    private static final String TABLE = "table:";
    private static final String PARQUET = "parquet:";
    private static final String ENDING = ".parquet";

    private final SparkSession spark;
    private final boolean readsCsvHere;

    /** @param readsCsvHere whether CSV files are read on the driver whatever their size, as where there is no cluster */
    SparkOpener(SparkSession spark, boolean readsCsvHere) {
        this.spark = spark;
        this.readsCsvHere = readsCsvHere;
    }

    @Override
    public Table open(List<String> names, ReadingOptions reading, CellReading known) {
        CellReading cells = reading.cells(known);
        long typed = names.stream().filter(SparkOpener::isTyped).count();
        if (typed == 0) {
            return csv(names, reading, cells);
        }
        if (typed < names.size()) {
            throw new SettingsException("some inputs are CSV by their names and others are not; give one kind");
        }
        Dataset<Row> rows = null;
        for (String name : names) {
            Dataset<Row> next = typed(name);
            rows = rows == null ? next : rows.unionByName(next);
        }
        return new SparkTable(names, new TypedRows(rows, names, reading, cells));
    }

    private static boolean isTyped(String name) {
        return name.startsWith(TABLE) || name.startsWith(PARQUET) || name.endsWith(ENDING);
    }

    private Dataset<Row> typed(String name) {
        String path = name.startsWith(PARQUET) ? name.substring(PARQUET.length()) : name;
        if (!name.startsWith(TABLE)) {
            files(path);
        }
        try {
            return name.startsWith(TABLE)
                    ? spark.table(name.substring(TABLE.length()))
                    : spark.read().parquet(path);
        } catch (Exception e) { // Scala declares none, and Spark throws checked ones
            throw new DataException(name, 0, null, "cannot be read: " + SparkWords.of(e));
        }
    }

    private Table csv(List<String> names, ReadingOptions reading, CellReading cells) {
        List<FileStatus> files = new ArrayList<>();
        for (String name : names) {
            List<FileStatus> ofName = files(name);
            if (ofName.stream().allMatch(file -> file.getPath().getName().endsWith(ENDING))) {
                throw new DataException(name, 0, null, "these are Parquet files; give parquet:" + name);
            }
            files.addAll(ofName);
        }
        List<Source> sources = files.stream().map(this::source).toList();
        if (readsCsvHere) {
            return reading.open(sources, cells);
        }
        return new SparkTable(names, new CsvRows(spark, () -> reading.open(sources, cells), files, cells));
    }

    /** The files of a name, which may be a folder or a pattern, in the order of their names. */
    private List<FileStatus> files(String name) {
        Path path = new Path(name);
        try {
            FileSystem system = path.getFileSystem(configuration());
            FileStatus[] matching = Optional.ofNullable(system.globStatus(path)).orElse(new FileStatus[0]);
            List<FileStatus> files = new ArrayList<>();
            for (FileStatus match : matching) {
                FileStatus[] within = match.isDirectory()
                        ? system.listStatus(match.getPath(), SparkOpener::isData)
                        : new FileStatus[] {match};
                Arrays.sort(within);
                files.addAll(List.of(within));
            }
            if (files.isEmpty()) {
                throw new DataException(name, 0, null, "there is no such file");
            }
            return files;
        } catch (IOException e) {
            throw new DataException(name, 0, null, "cannot be read: " + e.getMessage());
        }
    }

    /** What begins so is Spark's own. */
    private static boolean isData(Path path) {
        return !path.getName().startsWith("_") && !path.getName().startsWith(".");
    }

    private Source source(FileStatus file) {
        Path path = file.getPath();
        return new Source(
                path.getName(), () -> path.getFileSystem(configuration()).open(path), file.getLen());
    }

    private Configuration configuration() {
        return spark.sparkContext().hadoopConfiguration();
    }
}
