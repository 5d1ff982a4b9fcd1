package dev.regfit.cli.table;

import dev.regfit.data.Classes;
import java.util.Set;

/** What classes are called: numbers of the same value, however they are written, and texts but for blanks around them. */
public final class ClassLabels {
    private ClassLabels() {}

    /** The label that a text outside of a table stands for. */
    public static String of(String text, char decimal) {
        return of(text, new CellParser(decimal, Set.of()));
    }

    /** The label of a cell that is not missing. */
    static String of(String cell, CellParser parser) {
        double value = parser.number(cell);
        return value == CellParser.UNUSABLE || Double.isNaN(value) ? cell.strip() : Classes.label(value);
    }
}
