package dev.regfit.cli.table.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What the end of a file says of it.
 *
 * @param groups the row groups, in order
 */
record Footer(List<ParquetField> fields, List<RowGroup> groups) {
    private static final String MARK = "PAR1";
    private static final String MARK_OF_ENCRYPTED = "PARE";
    private static final int MARK_BYTES = 4;
    /** Behind the metadata stand their length and the mark. */
    private static final int TAIL = Integer.BYTES + MARK_BYTES;

    /**
     * Some rows.
     *
     * @param chunks of all columns, those of nested ones too
     */
    record RowGroup(long rows, List<Chunk> chunks) {
        static RowGroup read(Thrift in) {
            List<Chunk> chunks = new ArrayList<>();
            long[] rows = new long[1];
            in.struct(number -> {
                switch (number) {
                    case 1 -> in.list(() -> chunks.add(Chunk.read(in)));
                    case 3 -> rows[0] = in.longInteger();
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            return new RowGroup(rows[0], List.copyOf(chunks));
        }
    }

    /** @throws ParquetException when the file is no Parquet, is cut off or damaged */
    static Footer read(FileChannel file) throws IOException {
        long size = file.size();
        if (size < MARK_BYTES + TAIL || !mark(file, 0).equals(MARK)) {
            boolean encrypted = size >= MARK_BYTES && mark(file, 0).equals(MARK_OF_ENCRYPTED);
            throw new ParquetException(
                    encrypted
                            ? "is encrypted; write it without encryption"
                            : "is no Parquet file; if it is text: --input-format csv");
        }
        if (!mark(file, size - MARK_BYTES).equals(MARK)) {
            throw new ParquetException(
                    "is cut off: it begins as a Parquet file and does not end as one;" + " copy or write it once more");
        }
        byte[] tail = Bytes.read(file, size - TAIL, TAIL);
        long length = Bytes.littleEndian(tail, 0, Integer.BYTES);
        if (length > size - MARK_BYTES - TAIL) {
            throw ParquetException.damaged("its metadata");
        }
        return parsed(Bytes.read(file, size - TAIL - length, (int) length), size);
    }

    private static Footer parsed(byte[] metadata, long size) {
        Schema schema = new Schema();
        List<RowGroup> groups = new ArrayList<>();
        Thrift in = new Thrift(metadata, 0, metadata.length);
        try {
            in.struct(number -> {
                switch (number) {
                    case 2 -> in.list(() -> schema.read(in));
                    case 4 -> in.list(() -> groups.add(RowGroup.read(in)));
                    default -> {
                        return false;
                    }
                }
                return true;
            });
            Footer footer = new Footer(schema.fields(), List.copyOf(groups));
            footer.check(size);
            return footer;
        } catch (IndexOutOfBoundsException e) {
            throw ParquetException.damaged("its metadata");
        }
    }

    private void check(long size) {
        for (RowGroup group : groups) {
            for (ParquetField field : fields) {
                boolean flat = field.physical() != null;
                Chunk chunk = group.chunks().get(field.leaf());
                if (group.rows() < 0
                        || (flat && chunk.values() != group.rows())
                        || chunk.start() < 0
                        || chunk.length() < 0
                        || chunk.length() > size - chunk.start()) {
                    throw ParquetException.damaged("where column \"" + field.name() + "\" is");
                }
            }
        }
    }

    private static String mark(FileChannel file, long at) throws IOException {
        return new String(Bytes.read(file, at, MARK_BYTES), StandardCharsets.ISO_8859_1);
    }
}
