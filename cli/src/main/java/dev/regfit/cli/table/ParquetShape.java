package dev.regfit.cli.table;

import dev.regfit.cli.table.parquet.ParquetField;
import dev.regfit.cli.table.parquet.ParquetFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is to be made of the rows of one Parquet file. Does not change, so that several threads can use it. */
final class ParquetShape {
    /** So many rows tell whether a column holds two words. */
    private static final int SAMPLE = 1000;

    private final String name;
    private final ParquetFile file;
    private final ParquetColumns columns;
    private final int[] positions;
    private final List<Slot> slots;
    private final CellParser parser;

    /** @param positions where in the file each of the columns is; not modified */
    ParquetShape(
            String name,
            ParquetFile file,
            ParquetColumns columns,
            int[] positions,
            List<Slot> slots,
            CellParser parser) {
        this.name = name;
        this.file = file;
        this.columns = columns;
        this.positions = positions;
        this.slots = slots;
        this.parser = parser;
    }

    /** The display name of the file. */
    String name() {
        return name;
    }

    ParquetFile file() {
        return file;
    }

    List<Slot> slots() {
        return slots;
    }

    CellParser parser() {
        return parser;
    }

    /** The column of a slot. */
    ParquetField field(int slot) {
        return file.fields().get(positions[slots.get(slot).column()]);
    }

    /**
     * Refuses a target of two words where numbers are needed: they are rather classes.
     *
     * @throws DataException then
     */
    void refuseClassesAsNumbers() throws IOException {
        for (int k = 0; k < slots.size(); k++) {
            if (columns.isTextAsTarget(slots.get(k)) && field(k).kind() == ParquetField.Kind.TEXT) {
                String[] texts = new String[(int) Math.min(SAMPLE, file.rows())];
                file.lane(CellParser.LARGEST).texts(field(k)).next(texts.length, texts);
                List<Sample.Line> lines = IntStream.range(0, texts.length)
                        .filter(i -> texts[i] != null)
                        .mapToObj(i -> new Sample.Line(i + 1, List.of(texts[i])))
                        .toList();
                Optional<TwoTexts> two = TwoTexts.of(
                        name, Place.Unit.ROW, columns.names().get(slots.get(k).column()), 0, lines, parser);
                if (two.isPresent()) {
                    throw two.get().asNumbers();
                }
            }
        }
    }

    /** A cell that cannot be used. */
    DataException unusable(int slot, long row, String text) {
        Place place = new Place(name, row, Place.Unit.ROW);
        String column = columns.names().get(slots.get(slot).column());
        return RecordErrors.unusable(
                new RecordErrors.Cell(place, column, text, slots.get(slot).use()), parser.problem(text));
    }
}
