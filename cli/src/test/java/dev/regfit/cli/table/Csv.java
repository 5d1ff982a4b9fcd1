package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tables written down in a test, and what is read from them. */
final class Csv {
    static final TableOptions DEFAULTS = TableOptions.defaults();
    static final TableOptions ALL_TEXT = DEFAULTS.withText(List.of("/(?s)/"));

    private Csv() {}

    static Source source(String name, String text) {
        return source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static Source source(String name, byte[] bytes) {
        return new Source(name, () -> new ByteArrayInputStream(bytes));
    }

    static Table open(String text, TableOptions options) {
        return DelimitedTable.open(List.of(source("data.csv", text)), options);
    }

    static Table open(String text) {
        return open(text, DEFAULTS);
    }

    /** The cells of all columns as they are in the file. */
    static List<List<String>> raw(Table table) {
        return rows(
                table,
                ColumnType.TEXT,
                row -> IntStream.range(0, table.names().size())
                        .mapToObj(row::raw)
                        .toList());
    }

    /** The values of all columns as numbers. */
    static double[][] numbers(Table table) {
        return rows(table, ColumnType.NUMBER, row -> row.numbers().clone()).toArray(double[][]::new);
    }

    /** The lines on which the records start. */
    static List<Long> lines(Table table) {
        return rows(table, ColumnType.TEXT, Row::line);
    }

    static <T> List<T> rows(Table table, ColumnType type, Function<Row, T> of) {
        List<T> rows = new ArrayList<>();
        List<Slot> slots = IntStream.range(0, table.names().size())
                .mapToObj(j -> new Slot(j, type, Slot.Use.PREDICTOR))
                .toList();
        table.read(slots, row -> rows.add(of.apply(row)));
        return rows;
    }

    /** Opens and reads every column as its own type; both may fail. */
    static void readAll(List<Source> sources, TableOptions options) {
        try (Table table = DelimitedTable.open(sources, options)) {
            List<Slot> slots = IntStream.range(0, table.names().size())
                    .mapToObj(j -> new Slot(j, table.types().get(j), Slot.Use.PREDICTOR))
                    .toList();
            table.read(slots, row -> {});
        }
    }

    static DataException error(TableOptions options, Source... sources) {
        return assertThrows(DataException.class, () -> readAll(Arrays.asList(sources), options));
    }

    static DataException error(String text, TableOptions options) {
        return error(options, source("data.csv", text));
    }

    static DataException error(String text) {
        return error(text, DEFAULTS);
    }

    /** Gives few bytes at a time and never says that there are more, as a slow pipe does. */
    static InputStream pipe(byte[] bytes) {
        return new InputStream() {
            private int at;

            @Override
            public int read() {
                return at < bytes.length ? bytes[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int n = Math.min(Math.min(length, 1 + at % 7), bytes.length - at);
                if (n == 0) {
                    return -1;
                }
                System.arraycopy(bytes, at, target, offset, n);
                at += n;
                return n;
            }
        };
    }
}
