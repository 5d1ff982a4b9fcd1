package dev.regfit.data;

import java.util.List;
import java.util.TreeSet;

/**
 * How the cells of a table were read where that can be chosen: what a later reading must do alike for the numbers to be
 * the same.
 *
 * @param decimal the decimal separator, a point or a comma
 * @param missing spellings of a missing value beside the usual ones; all different, sorted as {@link String} compares
 */
public record CellReading(char decimal, List<String> missing) {
    /** As cells are read unless something else is asked for. */
    public static final CellReading USUAL = new CellReading('.', List.of());

    /** @throws IllegalArgumentException if the separator is neither a point nor a comma */
    public CellReading {
        if (decimal != '.' && decimal != ',') {
            throw new IllegalArgumentException("the decimal separator is '.' or ',', not '" + decimal + "'");
        }
        missing = List.copyOf(new TreeSet<>(missing));
    }
}
