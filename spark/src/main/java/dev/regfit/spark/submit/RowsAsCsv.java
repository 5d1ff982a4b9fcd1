package dev.regfit.spark.submit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.StringJoiner;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** The rows of a table as the bytes of a CSV file, made while they are read: numbers in as many digits as they have. */
final class RowsAsCsv extends InputStream {
    private final Iterator<Row> rows;
    private byte[] line;
    private int at;

    /** @param names of the columns */
    RowsAsCsv(String[] names, Iterator<Row> rows) {
        StringJoiner header = new StringJoiner(",", "", "\n");
        for (String name : names) {
            header.add(quoted(name));
        }
        this.line = header.toString().getBytes(StandardCharsets.UTF_8);
        this.rows = rows;
    }

    /** One row made up, which has the types of a table: no row need be read to know them. */
    static RowsAsCsv ofTypes(StructType types) {
        Object[] cells = new Object[types.length()];
        for (int k = 0; k < cells.length; k++) {
            cells[k] = types.apply(k).dataType() instanceof NumericType ? (Object) 0 : "text";
        }
        return new RowsAsCsv(
                types.fieldNames(), List.of(RowFactory.create(cells)).iterator());
    }

    private static String text(Row row) {
        StringJoiner cells = new StringJoiner(",", "", "\n");
        for (int k = 0; k < row.length(); k++) {
            Object cell = row.get(k);
            cells.add(cell == null ? "" : cell instanceof Number number ? text(number) : quoted(cell.toString()));
        }
        return cells.toString();
    }

    /** A float as the double that it is. */
    private static String text(Number number) {
        return number instanceof Float ? Double.toString(number.doubleValue()) : number.toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Makes the next line, where the last is used up; returns whether there is one. */
    private boolean hasBytes() {
        if (at == line.length && rows.hasNext()) {
            line = text(rows.next()).getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < line.length;
    }

    @Override
    public int read() {
        return hasBytes() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        int filled = 0;
        while (filled < length && hasBytes()) {
            int some = Math.min(length - filled, line.length - at);
            System.arraycopy(line, at, bytes, offset + filled, some);
            at += some;
            filled += some;
        }
        return filled > 0 || length == 0 ? filled : -1;
    }
}
