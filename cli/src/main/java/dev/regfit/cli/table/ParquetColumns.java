package dev.regfit.cli.table;

import dev.regfit.cli.table.parquet.ParquetField;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The columns of a Parquet table, as the first file has them. */
final class ParquetColumns {
    private final String file;
    private final List<ParquetField> fields;
    private final List<String> names;
    private final Set<Integer> text = new HashSet<>();

    /** @param textColumns to be read as text whatever they hold; in the grammar of {@link ColumnSelection} */
    ParquetColumns(String file, List<ParquetField> fields, List<String> textColumns) {
        this.file = file;
        this.fields = fields;
        names = Header.names(file, fields.stream().map(ParquetField::name).toList());
        for (String selection : textColumns) {
            ColumnSelection.parse(selection).resolve(names).forEach(text::add);
        }
    }

    List<String> names() {
        return names;
    }

    List<ColumnType> types() {
        return IntStream.range(0, fields.size())
                .mapToObj(j -> fields.get(j).isNumber() && !text.contains(j) ? ColumnType.NUMBER : ColumnType.TEXT)
                .toList();
    }

    /** Where each of the columns is among those of another file. */
    int[] positions(String other, List<ParquetField> others) {
        List<String> found =
                Header.names(other, others.stream().map(ParquetField::name).toList());
        return Header.positions(other, "its columns are not those of " + file, found, names, "");
    }

    /**
     * What the user should know before a column is put to use.
     *
     * @throws DataException when it cannot be put to it
     */
    Optional<String> check(Slot slot) {
        ParquetField field = fields.get(slot.column());
        if (field.kind() == ParquetField.Kind.OTHER) {
            throw problem(
                    slot,
                    "holds %s, which cannot be read; write numbers or texts instead".formatted(field.words())
                            + out(slot));
        }
        if (field.isTime() && (slot.isByItsLooks() || slot.use() == Slot.Use.TARGET) && !text.contains(slot.column())) {
            DataException mistake = problem(slot, "holds " + field.words() + remedy(slot));
            if (slot.use() != Slot.Use.LOOK) {
                throw mistake;
            }
            return Optional.of(mistake.getMessage());
        }
        if (field.kind() == ParquetField.Kind.BOOLEAN && isTargetOfNumbers(slot)) {
            throw new TwoTexts(Place.line(file, 0), names.get(slot.column()), "false", "true").asNumbers();
        }
        return Optional.empty();
    }

    /** Whether the texts of a slot should be numbers. */
    boolean isTextAsTarget(Slot slot) {
        return fields.get(slot.column()).kind() == ParquetField.Kind.TEXT && isTargetOfNumbers(slot);
    }

    private static boolean isTargetOfNumbers(Slot slot) {
        return slot.use() == Slot.Use.TARGET && slot.type() == ColumnType.NUMBER;
    }

    private DataException problem(Slot slot, String words) {
        return new DataException(Place.line(file, 0), names.get(slot.column()), words);
    }

    private String remedy(Slot slot) {
        String number = "; turn the column into a number, such as days since a date";
        return slot.use() == Slot.Use.TARGET
                ? number + ", or choose another target with -t"
                : number + out(slot) + ", or, if each is meant as a category: "
                        + RecordErrors.option("--text", names.get(slot.column()));
    }

    private String out(Slot slot) {
        return slot.use() == Slot.Use.PREDICTOR || slot.use() == Slot.Use.LOOK
                ? ", or leave the column out: " + RecordErrors.option("-x", names.get(slot.column()))
                : "";
    }
}
