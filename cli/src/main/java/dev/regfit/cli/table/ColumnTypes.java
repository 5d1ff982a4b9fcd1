package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.cli.table.Sample.Line;
import dev.regfit.data.TextList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The types of columns as their sampled cells show them: numbers if all that is not missing is written as one.
 *
 * @param doubts columns that are text because of a cell, and may not have been meant so
 */
record ColumnTypes(List<ColumnType> types, Map<Integer, Doubt> doubts) {
    /** A text column with this share of numbers is worth a note. */
    private static final double NOTEWORTHY = 0.9;

    /**
     * Why a column may not be text.
     *
     * @param otherDecimal whether all its cells are numbers with the other decimal separator
     * @param notation how all its cells are written, if that is not meant for categories
     */
    private record Doubt(
            String file, Line row, String name, String cell, boolean otherDecimal, Optional<Notation> notation) {}

    /**
     * @param text indices of the columns that are text whatever they hold
     * @param options with the delimiter that is in use
     */
    static ColumnTypes of(String file, List<String> names, List<Line> rows, Set<Integer> text, TableOptions options) {
        CellParser parser = new CellParser(options.decimal(), options.missing());
        CellParser other = new CellParser(otherDecimal(options), options.missing());
        List<ColumnType> types = new ArrayList<>();
        Map<Integer, Doubt> doubts = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            int misfit = text.contains(j) ? -1 : misfit(j, rows, parser);
            types.add(misfit >= 0 || text.contains(j) ? ColumnType.TEXT : ColumnType.NUMBER);
            if (misfit >= 0) {
                boolean otherDecimal = misfit(j, rows, other) < 0;
                int column = j;
                Optional<Notation> notation = otherDecimal
                        ? Optional.empty()
                        : Notation.of(
                                rows.stream()
                                        .map(row -> row.cells().get(column))
                                        .toList(),
                                parser);
                if (otherDecimal || notation.isPresent() || isMostlyNumbers(j, rows, parser)) {
                    Line row = rows.get(misfit);
                    doubts.put(j, new Doubt(file, row, names.get(j), row.cells().get(j), otherDecimal, notation));
                }
            }
        }
        return new ColumnTypes(List.copyOf(types), Map.copyOf(doubts));
    }

    /** So many columns of numbers. */
    static ColumnTypes allNumbers(int columns) {
        return new ColumnTypes(Collections.nCopies(columns, ColumnType.NUMBER), Map.of());
    }

    private static char otherDecimal(TableOptions options) {
        return options.decimal() == '.' ? ',' : '.';
    }

    /** The first row whose cell is not written as a number, or -1. */
    private static int misfit(int column, List<Line> rows, CellParser parser) {
        for (int i = 0; i < rows.size(); i++) {
            if (!parser.isNumeric(rows.get(i).cells().get(column))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMostlyNumbers(int column, List<Line> rows, CellParser parser) {
        List<String> present = rows.stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> !parser.isMissing(cell))
                .toList();
        long numbers = present.stream().filter(parser::isNumeric).count();
        return numbers >= NOTEWORTHY * present.size();
    }

    /**
     * What the user should know before a column is put to use.
     *
     * @throws DataException when its text is numbers in another light, which is a mistake, and it matters here
     */
    Optional<String> check(Slot slot, TableOptions options) {
        Doubt doubt = doubts.get(slot.column());
        if (doubt == null) {
            return Optional.empty();
        }
        if (slot.isByItsLooks() || slot.type() == ColumnType.NUMBER) {
            RecordErrors.Cell cell =
                    new RecordErrors.Cell(doubt.file, doubt.row.line(), doubt.name, doubt.cell, slot.use());
            Optional<DataException> mistake = doubt.otherDecimal
                    ? Optional.of(RecordErrors.otherDecimal(cell, otherDecimal(options), options.delimiter()))
                    : doubt.notation.map(notation -> RecordErrors.notation(cell, notation));
            if (mistake.isPresent() && slot.use() == Slot.Use.LOOK) {
                return mistake.map(DataException::getMessage);
            }
            if (mistake.isPresent()) {
                throw mistake.get();
            }
        }
        return slot.isByItsLooks() ? Optional.of(note(doubt)) : Optional.empty();
    }

    private static String note(Doubt doubt) {
        return ("%s:%d: column %s is read as text because of %s, though most of it is numbers;"
                        + " if it means a missing value: %s; if it is right: %s")
                .formatted(
                        doubt.file,
                        doubt.row.line(),
                        quote(doubt.name),
                        quote(doubt.cell),
                        RecordErrors.option("--na-values", TextList.format(List.of(doubt.cell.strip()))),
                        RecordErrors.option("--text", doubt.name));
    }
}
