package dev.regfit.cli.table;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows by group, of which there are too many to keep in memory: in temporary files, each with the rows of some of the
 * groups, so that one file after the other can be taken up again.
 */
final class PartedRows implements AutoCloseable {
    /** Few enough to be open at once, many enough that a part of what memory cannot hold fits. */
    static final int PARTS = 64;

    private static final int BUFFER = 1 << 16;
    private static final int NO_TEXT = -1;

    private final int[] numberSlots;
    private final int[] textSlots;
    private final List<Path> files = new ArrayList<>();
    private final List<DataOutputStream> streams = new ArrayList<>();
    private final long[] rows = new long[PARTS];

    /** The display names of the table's files, in order. */
    private final List<String> names = new ArrayList<>();

    /** @throws DataException when there is no place for temporary files */
    PartedRows(List<Slot> slots) {
        numberSlots = KeptRows.slotsOf(slots, ColumnType.NUMBER);
        textSlots = KeptRows.slotsOf(slots, ColumnType.TEXT);
        try {
            for (int part = 0; part < PARTS; part++) {
                Path file = Files.createTempFile("regfit-", ".rows");
                file.toFile().deleteOnExit();
                files.add(file);
                streams.add(new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER)));
            }
        } catch (IOException e) {
            close();
            throw failure(e);
        }
    }

    /** The part that a group is in. */
    static int part(int group) {
        return group % PARTS;
    }

    /** Number of rows in a part. */
    long rows(int part) {
        return rows[part];
    }

    /** @throws DataException when there is no room for it */
    void add(int group, Row row) {
        int part = part(group);
        rows[part]++;
        try {
            DataOutputStream out = streams.get(part);
            out.writeInt(group);
            out.writeLong(row.line);
            out.writeInt(number(row.file));
            for (int slot : numberSlots) {
                out.writeDouble(row.numbers[slot]);
            }
            for (int slot : textSlots) {
                write(out, row.cells[slot]);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private int number(String file) {
        if (names.isEmpty() || !names.get(names.size() - 1).equals(file)) {
            names.add(file);
        }
        return names.size() - 1;
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text == null ? new byte[0] : text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(text == null ? NO_TEXT : bytes.length);
        out.write(bytes);
    }

    private static String text(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length == NO_TEXT ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    /** Takes no more rows. */
    void finish() {
        try {
            for (DataOutputStream stream : streams) {
                stream.close();
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Takes rows of several groups. */
    @FunctionalInterface
    interface Sink {
        void row(int group, Row row);
    }

    /** Hands over the rows of a part, in the order in which they came. */
    void read(int part, Row row, Sink sink) {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(files.get(part)), BUFFER))) {
            for (long i = 0; i < rows[part]; i++) {
                int group = in.readInt();
                row.line = in.readLong();
                row.file = names.get(in.readInt());
                for (int slot : numberSlots) {
                    row.numbers[slot] = in.readDouble();
                }
                for (int slot : textSlots) {
                    row.cells[slot] = text(in);
                }
                sink.row(group, row);
            }
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static DataException failure(IOException e) {
        return DataException.of(
                "the rows of all groups do not fit into memory, and could not be parted in temporary files in %s (%s);"
                                .formatted(System.getProperty("java.io.tmpdir"), e.getMessage())
                        + " make room there, name another folder with REGFIT_JAVA_OPTS=-Djava.io.tmpdir=DIR, give Java"
                        + " more memory with REGFIT_JAVA_OPTS=-Xmx…, or leave out columns with -x");
    }

    @Override
    public void close() {
        for (DataOutputStream stream : streams) {
            try {
                stream.close();
            } catch (IOException e) {
                // The file is removed in any case.
            }
        }
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // It is removed when the program ends, or by the system.
            }
        }
    }
}
