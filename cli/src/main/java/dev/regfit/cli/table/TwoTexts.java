package dev.regfit.cli.table;

import dev.regfit.cli.table.Sample.Line;
import dev.regfit.data.DataProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two words that a column of text holds.
 *
 * @param place of the first cell
 */
record TwoTexts(Place place, String column, String first, String second) {

    /** Those of a column, if the rows have two and no more. */
    static Optional<TwoTexts> of(String file, String name, int column, List<Line> rows, CellParser parser) {
        return of(file, Place.Unit.LINE, name, column, rows, parser);
    }

    /** The same of a file in which {@code unit} is counted. */
    static Optional<TwoTexts> of(
            String file, Place.Unit unit, String name, int column, List<Line> rows, CellParser parser) {
        Map<String, Line> words = new LinkedHashMap<>();
        for (Line row : rows) {
            String cell = row.cells().get(column);
            if (!parser.isMissing(cell)) {
                if (parser.isNumeric(cell) || cell.chars().noneMatch(Character::isLetter)) {
                    return Optional.empty();
                }
                words.putIfAbsent(cell.strip(), row);
            }
            if (words.size() > 2) {
                return Optional.empty();
            }
        }
        List<String> found = List.copyOf(words.keySet());
        return found.size() < 2
                ? Optional.empty()
                : Optional.of(new TwoTexts(
                        new Place(file, words.get(found.get(0)).line(), unit), name, found.get(0), found.get(1)));
    }

    /** The refusal to take them for numbers. */
    DataException asNumbers() {
        return new DataException(
                place,
                column,
                new DataProblem(
                        DataProblem.Kind.WORDS_OF_CLASSES,
                        "%1$s is not a number, as the target must be; %1$s and %2$s are two classes"
                                .formatted(DataException.quote(first), DataException.quote(second))));
    }
}
