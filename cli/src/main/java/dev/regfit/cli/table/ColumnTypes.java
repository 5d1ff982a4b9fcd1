package dev.regfit.cli.table;

import dev.regfit.cli.table.Sample.Line;
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
 * @param pairs columns of text with two values
 */
record ColumnTypes(List<ColumnType> types, Map<Integer, Doubt> doubts, Map<Integer, TwoTexts> pairs) {
    /** A text column with this share of numbers is worth a note. */
    private static final double MOSTLY = 0.5;

    /** So is one with this share of numbers or what is nearly one. */
    private static final double NEARLY_ALL = 0.9;

    /** Cells with units are numbers if so many differ, or half of them; others, such as 2wd and 4wd, are categories. */
    private static final int MANY = 10;

    /**
     * Why a column may not be text.
     *
     * @param otherDecimal whether all its cells are numbers with the other decimal separator
     * @param notation how all its cells are written, if that is not meant for categories
     */
    private record Doubt(
            String file, Line row, String name, String cell, boolean otherDecimal, Optional<Notation> notation) {

        Place place() {
            return Place.line(file, row.line());
        }

        boolean isMistake() {
            return otherDecimal || notation.isPresent();
        }
    }

    /**
     * @param text indices of the columns that are text whatever they hold
     * @param options with the delimiter that is in use
     */
    static ColumnTypes of(String file, List<String> names, List<Line> rows, Set<Integer> text, TableOptions options) {
        CellParser parser = new CellParser(options.decimal(), options.missing());
        CellParser other = new CellParser(otherDecimal(options), options.missing());
        List<ColumnType> types = new ArrayList<>();
        Map<Integer, Doubt> doubts = new LinkedHashMap<>();
        Map<Integer, TwoTexts> pairs = new LinkedHashMap<>();
        for (int j = 0; j < names.size(); j++) {
            int misfit = text.contains(j) ? -1 : misfit(j, rows, parser);
            types.add(misfit >= 0 || text.contains(j) ? ColumnType.TEXT : ColumnType.NUMBER);
            if (misfit >= 0) {
                int column = j;
                TwoTexts.of(file, names.get(j), j, rows, parser).ifPresent(pair -> pairs.put(column, pair));
                boolean otherDecimal = misfit(j, rows, other) < 0;
                Optional<Notation> notation = otherDecimal
                        ? Optional.empty()
                        : Notation.of(
                                rows.stream()
                                        .map(row -> row.cells().get(column))
                                        .toList(),
                                parser);
                if (otherDecimal || notation.isPresent() || maybeNumbers(j, rows, parser)) {
                    Line row = rows.get(misfit);
                    doubts.put(j, new Doubt(file, row, names.get(j), row.cells().get(j), otherDecimal, notation));
                }
            }
        }
        return new ColumnTypes(List.copyOf(types), Map.copyOf(doubts), Map.copyOf(pairs));
    }

    /** So many columns of numbers. */
    static ColumnTypes allNumbers(int columns) {
        return new ColumnTypes(Collections.nCopies(columns, ColumnType.NUMBER), Map.of(), Map.of());
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

    private static boolean maybeNumbers(int column, List<Line> rows, CellParser parser) {
        List<String> present = rows.stream()
                .map(row -> row.cells().get(column))
                .filter(cell -> !parser.isMissing(cell))
                .toList();
        List<String> others =
                present.stream().filter(cell -> !parser.isNumeric(cell)).toList();
        int numbers = present.size() - others.size();
        if (numbers >= MOSTLY * present.size()) {
            return true;
        }
        List<String> near = others.stream().filter(NearNumber::is).toList();
        long different = near.stream().distinct().count();
        return numbers + near.size() >= NEARLY_ALL * present.size() && 2 * different > Math.min(near.size(), 2 * MANY);
    }

    /**
     * What the user should know before a column is put to use.
     *
     * @throws DataException when its text is numbers in another light, which is a mistake, and it matters here
     */
    Optional<String> check(Slot slot, TableOptions options) {
        Doubt doubt = doubts.get(slot.column());
        TwoTexts pair = pairs.get(slot.column());
        if (doubt == null) {
            if (pair != null && slot.use() == Slot.Use.TARGET && slot.type() == ColumnType.NUMBER) {
                throw pair.asNumbers();
            }
            return Optional.empty();
        }
        if (slot.isByItsLooks() || slot.type() == ColumnType.NUMBER) {
            RecordErrors.Cell cell = new RecordErrors.Cell(doubt.place(), doubt.name, doubt.cell, slot.use());
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
        return Optional.empty();
    }

    /** Because of what a column is text, if it may have been meant as numbers. */
    Optional<String> doubt(int column, char decimal) {
        return Optional.ofNullable(doubts.get(column))
                .filter(doubt -> doubt.notation.isEmpty())
                .map(doubt -> "%s: column %s is text because of %s%s"
                        .formatted(
                                doubt.place(),
                                DataException.quote(doubt.name),
                                DataException.quote(doubt.cell),
                                doubt.otherDecimal ? ", a number with --decimal " + (decimal == '.' ? ',' : '.') : ""));
    }

    /** Who counts the cells of a column that may be numbers, if it is one that its looks make text. */
    Optional<DoubtfulText> doubtful(Slot slot, CellParser parser) {
        return Optional.ofNullable(slot.isByItsLooks() ? doubts.get(slot.column()) : null)
                .filter(doubt -> !doubt.isMistake())
                .map(doubt -> new DoubtfulText(doubt.place().toString(), doubt.name, doubt.cell, parser));
    }
}
