package dev.regfit.cli.table;

import java.util.List;
import java.util.Optional;

/**
 * A table of named, typed columns in one or more files, read from start to end; a format is an implementation. All methods
 * throw {@link DataException} if the data are not as they must be. Not safe for use by several threads.
 */
public interface Table extends AutoCloseable {

    /** The names of the columns, all different, in the order of the first file. */
    List<String> names();

    /** The types of the columns, as the start of the first file shows them. */
    List<ColumnType> types();

    /** The display names of the files. */
    List<String> files();

    /** How the table was understood, in a line. */
    String description();

    /** What the user should know about how the table was understood: whole sentences, one line each. */
    List<String> notes();

    /** Takes up a further note. */
    void note(String text);

    /**
     * Reads every record of all files in order. Can be called once.
     *
     * @param slots what is wanted of each record
     * @param sink gets one call for each record
     * @return the number of records, at least 1
     * @throws DataException when a record or cell cannot be used, or a column of numbers in another notation is used
     */
    long read(List<Slot> slots, RowSink sink);

    /** Whether it can be read once more: what came from standard input or a pipe is gone. */
    boolean canBeReadAgain();

    /**
     * The same table to be read once more.
     *
     * @throws IllegalStateException where it cannot be
     */
    Table again();

    /** Lets someone hear how far reading has come. */
    void tell(ReadingListener someone);

    /**
     * While records are read, how many there will be in all, judging by those that were parsed; 0 if that cannot be told.
     */
    long expectedRecords();

    /**
     * A checksum of the stored bytes of all files in order, as far as they have been read, with its kind before it:
     * {@code crc32c:1a2b3c4d}.
     */
    String checksum();

    /** The rows where they are, of a table that is not on this machine. */
    default Optional<DistantTable> distant() {
        return Optional.empty();
    }

    /** Closes the file that is open. */
    @Override
    void close();
}
