package dev.regfit.cli.command.options;

import dev.regfit.cli.table.DelimitedTable;
import dev.regfit.cli.table.HeaderMode;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.Pace;
import dev.regfit.cli.table.ParquetTable;
import dev.regfit.cli.table.Skipping;
import dev.regfit.cli.table.Source;
import dev.regfit.cli.table.Table;
import dev.regfit.cli.table.TableOptions;
import dev.regfit.data.CellReading;
import dev.regfit.data.TextList;
import dev.regfit.problem.SettingsException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How to read tables. */
public final class ReadingOptions {
    @Needs(InputFormat.Part.ROWS)
    @Option(
            names = "--input-format",
            paramLabel = "FORMAT",
            converter = FormatConverter.class,
            description = {
                "csv, parquet or svmlight (sparse; libsvm is the same). By default files",
                "named .svm, .svmlight or .libsvm, or so before .gz, are svmlight;",
                "Parquet is told by how files begin or end in .parquet."
            })
    private InputFormat format;

    @MostUsed
    @Needs(InputFormat.Part.TEXT)
    @Option(
            names = {"-d", "--delimiter"},
            paramLabel = "CHAR",
            converter = DelimiterConverter.class,
            description = "The delimiter, or 'tab' (detected by default).")
    private Character delimiter;

    @MostUsed
    @Needs(InputFormat.Part.TEXT)
    @Option(
            names = {"-n", "--no-headers"},
            description = "The first line holds data; columns are named x1, x2, ...")
    private boolean noHeaders;

    @Needs(InputFormat.Part.TEXT)
    @Option(names = "--headers", description = "The first line holds the names, even if all are numbers.")
    private boolean headers;

    @Needs(InputFormat.Part.TEXT)
    @Option(
            names = "--decimal",
            paramLabel = "CHAR",
            converter = DelimiterConverter.class,
            description = "The decimal separator, . or , (default: .; with a model, as it was trained).")
    private Character decimal;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--text",
            paramLabel = "COLUMNS",
            description = "Columns to be read as text even if they look like numbers.")
    private List<String> text = List.of();

    @Needs(InputFormat.Part.TEXT)
    @Option(names = "--skip-lines", paramLabel = "N", description = "Skip the first N lines of each file.")
    private long skipLines;

    @Needs(InputFormat.Part.TEXT)
    @Option(
            names = "--comment",
            paramLabel = "CHAR",
            converter = DelimiterConverter.class,
            description = "Skip lines that start with CHAR.")
    private Character comment;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--na-values",
            paramLabel = "TEXTS",
            description = {
                "Further spellings of a missing value, such as ?,-999; one with a comma",
                "in quotes: '\"-999,5\",-1' (with a model, by default as it was trained)."
            })
    private List<String> missingValues;

    @Needs(InputFormat.Part.TEXT)
    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            converter = CharsetConverter.class,
            description = {
                "How characters are stored: utf-8, utf-16, latin-1, windows-1252, ...",
                "(default: UTF-8; UTF-16 is detected)."
            })
    private Charset encoding;

    @Option(
            names = {"-j", "--jobs"},
            paramLabel = "N",
            converter = JobsConverter.class,
            description = "Threads to work with; results do not depend on it (default: one a processor).")
    private Integer jobs;

    /**
     * What the files hold, as asked for or by their names; moments by how they begin.
     *
     * @throws SettingsException when the names say that some are and others are not
     */
    public InputFormat format(List<String> files) {
        try {
            return InputFormat.of(files, format);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e.getMessage() + "; use --input-format");
        }
    }

    /**
     * Opens files of Parquet or of text.
     *
     * @param atPause as below
     */
    public Table open(List<String> files, InputStream standardInput, CellReading known, Runnable atPause) {
        return format(files) == InputFormat.PARQUET
                ? ParquetTable.open(files, options(cells(known)))
                : openText(files, standardInput, known, atPause);
    }

    /**
     * Opens files of text, {@code -} being standard input, which may pause if it is all there is.
     *
     * @param atPause to be run when all rows that came so far have been handed over
     */
    public DelimitedTable openText(List<String> files, InputStream standardInput, CellReading known, Runnable atPause) {
        boolean pauses = files.equals(List.of("-"));
        Pace pace = pauses ? Pace.of(standardInput, atPause) : Pace.STEADY;
        return DelimitedTable.open(Source.of(files, standardInput), options(cells(known)), pace);
    }

    /** Opens sources. */
    public DelimitedTable open(List<Source> sources) {
        return open(sources, CellReading.USUAL);
    }

    /** The same, of cells that are read so where nothing is asked for. */
    public DelimitedTable open(List<Source> sources, CellReading known) {
        return DelimitedTable.open(sources, options(cells(known)));
    }

    /**
     * How cells are read.
     *
     * @param known how where nothing is asked for
     * @throws SettingsException when there is no such decimal separator, or a list of texts has quotes without a pair
     */
    public CellReading cells(CellReading known) {
        List<String> missing = new ArrayList<>(missingValues == null ? known.missing() : askedForAsMissing());
        missing.removeAll(TableOptions.MISSING);
        try {
            return new CellReading(decimal == null ? known.decimal() : decimal, missing);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    private List<String> askedForAsMissing() {
        try {
            return missingValues.stream()
                    .flatMap(list -> TextList.parse(list).stream())
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new SettingsException("--na-values: " + e.getMessage());
        }
    }

    /** Columns to be read as text. */
    public List<String> texts() {
        return text;
    }

    /** Number of threads that may work at the same time. */
    public int jobs() {
        return options(cells(CellReading.USUAL)).jobs();
    }

    private TableOptions options(CellReading cells) {
        if (headers && noHeaders) {
            throw new SettingsException("--headers and --no-headers exclude each other");
        }
        Set<String> missing = new HashSet<>(TableOptions.MISSING);
        missing.addAll(cells.missing());
        HeaderMode mode = noHeaders ? HeaderMode.ABSENT : headers ? HeaderMode.PRESENT : HeaderMode.AUTO;
        try {
            TableOptions options = TableOptions.defaults()
                    .withDecimal(cells.decimal()) // before the delimiter, which may be the usual separator
                    .withDelimiter(delimiter)
                    .withHeader(mode)
                    .withText(text)
                    .withSkipping(new Skipping(skipLines, comment))
                    .withMissing(missing)
                    .withEncoding(encoding);
            return jobs == null ? options : options.withJobs(jobs);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(e.getMessage());
        }
    }

    /** The formats that are asked for; moments files tell themselves. */
    static final class FormatConverter implements ITypeConverter<InputFormat> {
        @Override
        public InputFormat convert(String value) {
            if (value.equalsIgnoreCase("libsvm")) {
                return InputFormat.SVMLIGHT;
            }
            InputFormat[] formats = {InputFormat.CSV, InputFormat.PARQUET, InputFormat.SVMLIGHT};
            return Labels.find(value, formats, format -> format.name().toLowerCase(Locale.ROOT));
        }
    }

    /** One character, or a name for one that is hard to type. */
    static final class DelimiterConverter implements ITypeConverter<Character> {
        @Override
        public Character convert(String value) {
            if (value.equalsIgnoreCase("tab") || value.equals("\\t")) {
                return '\t';
            }
            if (value.length() != 1) {
                throw new TypeConversionException("'%s' is not one character".formatted(value));
            }
            return value.charAt(0);
        }
    }

    /** A number of threads, which the solvers keep to as well. */
    static final class JobsConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String value) {
            int limit = number(value);
            // The JVM makes this pool, of which the solvers take their threads, at its first use, and counts the caller
            // beside.
            System.setProperty(
                    "java.util.concurrent.ForkJoinPool.common.parallelism", Integer.toString(Math.max(0, limit - 1)));
            return limit;
        }

        private static int number(String value) {
            try {
                return Integer.parseInt(value);
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'%s' is not an int".formatted(value));
            }
        }
    }

    /** An encoding by any name that Java knows, or by the usual one of ISO 8859-1. */
    static final class CharsetConverter implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            try {
                return Charset.forName(value.equalsIgnoreCase("latin-1") ? "ISO-8859-1" : value);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new TypeConversionException(
                        "'%s' is no known encoding, such as utf-8, utf-16, latin-1 or windows-1252".formatted(value));
            }
        }
    }
}
