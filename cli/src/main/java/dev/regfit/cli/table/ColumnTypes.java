package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.cli.table.Sample.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The types of columns as their sampled cells show them: numbers if all that is not missing is written as one.
 *
 * @param notes what the user should know about them
 */
record ColumnTypes(List<ColumnType> types, List<String> notes) {
    /** A text column with this share of numbers is worth a note. */
    private static final double NOTEWORTHY = 0.9;

    /**
     * @param text indices of the columns that are text whatever they hold
     * @param options with the delimiter that is in use
     */
    static ColumnTypes of(String file, List<String> names, List<Line> rows, Set<Integer> text, TableOptions options) {
        CellParser parser = new CellParser(options.decimal(), options.missing());
        List<ColumnType> types = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            int misfit = text.contains(j) ? -1 : misfit(j, rows, parser);
            types.add(misfit >= 0 || text.contains(j) ? ColumnType.TEXT : ColumnType.NUMBER);
            if (misfit >= 0) {
                checkNumbersElsewhere(file, names, j, rows, misfit, options);
                note(file, names.get(j), j, rows, misfit, parser, notes);
            }
        }
        return new ColumnTypes(List.copyOf(types), List.copyOf(notes));
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

    /** Text that is numbers in another light is a mistake. */
    private static void checkNumbersElsewhere(
            String file, List<String> names, int column, List<Line> rows, int misfit, TableOptions options) {
        Line row = rows.get(misfit);
        char other = options.decimal() == '.' ? ',' : '.';
        if (misfit(column, rows, new CellParser(other, options.missing())) < 0) {
            throw RecordErrors.otherDecimal(
                    file, row.line(), names.get(column), row.cells().get(column), other, options.delimiter());
        }
    }

    private static void note(
            String file, String name, int column, List<Line> rows, int misfit, CellParser parser, List<String> notes) {
        List<String> present = rows.stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> !parser.isMissing(cell))
                .toList();
        long numbers = present.stream().filter(parser::isNumeric).count();
        if (numbers >= NOTEWORTHY * present.size()) {
            Line row = rows.get(misfit);
            notes.add("%s:%d: column %s is read as text because of %s, though most of it is numbers"
                    .formatted(file, row.line(), quote(name), quote(row.cells().get(column))));
        }
    }
}
