package dev.regfit.cli.table;

import java.util.List;
import java.util.Locale;

/** What data files hold. */
public enum InputFormat {
    /** Delimited text, whatever the delimiter. */
    CSV(""),

    /** Rows of numbers, most of them zero. */
    SVMLIGHT(" is for tables; svmlight data have numbers only, the target first in each line"),

    /** Typed columns. */
    PARQUET(" is for tables that are written as text; Parquet files say themselves what their columns are"),

    /** Sums over the rows of a table, which is told by how the files begin. */
    MOMENTS(" is about rows, and moments files hold none; make them again, or train on the tables");

    /** What an option may need of data. */
    public enum Part {
        /** How cells are written. */
        TEXT,
        /** Cells of numbers and texts, some of them missing. */
        CELLS,
        /** Columns with names. */
        COLUMNS,
        /** Single rows. */
        ROWS
    }

    private final String refusal;

    InputFormat(String refusal) {
        this.refusal = refusal;
    }

    /** Whether such files hold something of the kind. */
    public boolean holds(Part part) {
        return switch (this) {
            case CSV -> true;
            case PARQUET -> part != Part.TEXT;
            case SVMLIGHT -> part == Part.ROWS;
            case MOMENTS -> part == Part.COLUMNS;
        };
    }

    /** How names of such files end, in lower case; none where that tells nothing. */
    private List<String> endings() {
        return this == SVMLIGHT ? List.of(".svm", ".svmlight", ".libsvm") : List.of();
    }

    /** What is said behind the name of an option that needs what such files do not hold. */
    public String refusal() {
        return refusal;
    }

    /**
     * The format of some files: moments by how they begin, others as asked for or by their names, Parquet by either.
     *
     * @param asked the one that the user names, or null
     * @throws DataException when some are moments files and others are not
     * @throws IllegalArgumentException when the names of some promise a format, and those of others do not
     */
    public static InputFormat of(List<String> files, InputFormat asked) {
        if (MomentsFiles.are(files)) {
            return MOMENTS;
        }
        if (asked != null) {
            return asked;
        }
        for (InputFormat format : values()) {
            long count = files.stream().filter(format::isNamedBy).count();
            if (count == files.size()) {
                return format;
            }
            if (count > 0) {
                throw new IllegalArgumentException("some files are %s by their names and others are not"
                        .formatted(format.name().toLowerCase(Locale.ROOT)));
            }
        }
        return CSV;
    }

    private boolean isNamedBy(String file) {
        if (this == PARQUET) {
            return PartFiles.isParquet(file);
        }
        String name = Source.unpacked(file).toLowerCase(Locale.ROOT);
        return endings().stream().anyMatch(name::endsWith);
    }
}
