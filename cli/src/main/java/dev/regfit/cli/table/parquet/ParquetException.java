package dev.regfit.cli.table.parquet;

/** A file is no Parquet, is damaged, or holds what cannot be read; the message says so without the file's name. */
public final class ParquetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ParquetException(String message) {
        super(message);
    }

    /** What was found cannot be: the words say what was read. */
    static ParquetException damaged(String what) {
        return new ParquetException("is damaged: " + what + " cannot be read; write it once more");
    }
}
