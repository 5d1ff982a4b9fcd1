package dev.regfit.cli.table;

import java.util.regex.Pattern;

/** Cells that are numbers to people and not to {@link CellParser}: with units, marks, odd blanks or signs. */
final class NearNumber {
    private static final Pattern TIME = Pattern.compile("\\d{1,3}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?");

    private static final Pattern MARKED = Pattern.compile(
            "[<>~≈≤≥]?\\h*[$€£¥]?\\h*[+\\-\u2212\u2013]?\\h*[$€£¥]?\\h*(?:\\d+(?:[_.,'\u2019\\h]\\d+)*[.,]?|[.,]\\d+)"
                    + "\\h*(?:[%‰°µ\\p{L}\\p{Sc}\"'*+][\\p{L}\\p{Sc}0-9²³/%*.]{0,11})?");

    private NearNumber() {}

    /** Whether a cell that is no number starts as one, and goes on with a unit or the like. */
    static boolean is(String cell) {
        String text = cell.strip();
        return MARKED.matcher(text).matches() || TIME.matcher(text).matches();
    }
}
