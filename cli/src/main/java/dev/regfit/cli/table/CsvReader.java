package dev.regfit.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * The records of one CSV file as RFC 4180 has them, with the line each starts on; blanks may stand before a quote and
 * behind it. Empty lines, and lines of blanks in a table of several columns, are passed over.
 */
final class CsvReader {
    private final String file;
    private final boolean partial;
    private final RecordText text;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private String[] cells;
    private long line;
    private int width;
    private boolean open;

    /**
     * @param bytes UTF-8; not closed here
     * @param partial whether these are only the first bytes of the file, so that a quote may be left open at their end
     */
    CsvReader(String file, InputStream bytes, char delimiter, boolean partial) {
        this(file, bytes, delimiter, partial, 0);
    }

    /** @param width number of cells of the file's first record, if these bytes stand behind it, or 0 */
    CsvReader(String file, InputStream bytes, char delimiter, boolean partial, int width) {
        this.file = file;
        this.width = width;
        this.partial = partial;
        text = new RecordText(file, new Utf8Reader(file, bytes), delimiter);
        // Empty lines are kept because a record's first line is the one after the last record's end. In this quote mode
        // a cell without anything is null and a quoted empty one is "": that tells an empty line from a record.
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .setQuoteMode(QuoteMode.ALL_NON_NULL)
                .get();
        try {
            parser = CSVParser.builder().setReader(text).setFormat(format).get();
        } catch (IOException e) {
            throw Inputs.failure(file, e);
        }
        records = parser.iterator();
    }

    /** Goes to the next record. Returns false at the end. */
    boolean next() {
        do {
            line = parser.getCurrentLineNumber() + 1;
            text.startRecord(line);
            try {
                if (!records.hasNext()) {
                    return false;
                }
                cells = records.next().values();
            } catch (UncheckedIOException e) {
                return failed(e);
            }
        } while (isBlankLine());
        if (width == 0) {
            width = cells.length;
        }
        return true;
    }

    private boolean isBlankLine() {
        return cells.length == 1 && (cells[0] == null || (width != 1 && cells[0].isBlank()));
    }

    /** What can go wrong in the parser itself are quotes; all else has been found while decoding. */
    private boolean failed(UncheckedIOException e) {
        if (String.valueOf(e.getCause().getMessage()).contains("EOF")) {
            if (partial) {
                open = true;
                return false;
            }
            throw RecordText.unclosed(file, line, text.openCell());
        }
        throw DataException.at(
                file,
                line,
                "in the record that starts here, text follows a closing quote; a quote inside quotes is doubled: "
                        + "\"say \"\"so\"\"\"");
    }

    /** The number of cells of this record. */
    int size() {
        return cells.length;
    }

    /** A cell without its quotes; never {@code null}. */
    String cell(int column) {
        String cell = cells[column];
        return cell == null ? "" : cell;
    }

    /** Whether partial bytes came to an end within a quoted cell. */
    boolean open() {
        return open;
    }

    /** The line this record starts on, from 1. */
    long line() {
        return line;
    }
}
