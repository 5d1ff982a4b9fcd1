package dev.regfit.cli.table;

import static dev.regfit.cli.table.DataException.quote;

import dev.regfit.data.Counts;
import dev.regfit.data.TextList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A column that is read as text, though it may have been meant as numbers; counts the cells that are none. */
final class DoubtfulText {
    /** So many different spellings of a missing value are likely, and more are not. */
    private static final int MOST_SPELLINGS = 3;

    private static final char UNICODE_MINUS = '\u2212';

    private final String place;
    private final String name;
    private final String example;
    private final CellParser parser;
    private final Set<String> words = new LinkedHashSet<>();
    private long present;
    private long misfits;
    private long nearNumbers;

    /**
     * @param place file and line of the first cell that is no number
     * @param name of the column
     * @param example that cell
     */
    DoubtfulText(String place, String name, String example, CellParser parser) {
        this.place = place;
        this.name = name;
        this.example = example;
        this.parser = parser;
    }

    void add(String cell) {
        if (parser.isMissing(cell)) {
            return;
        }
        present++;
        if (parser.isNumeric(cell)) {
            return;
        }
        misfits++;
        if (NearNumber.is(cell)) {
            nearNumbers++;
        } else if (words.size() <= MOST_SPELLINGS) {
            words.add(cell.strip());
        }
    }

    /** What the user should know once all cells were added. */
    String note() {
        return "%s: column %s is read as text: %s of %s %s, such as %s%s; if it is right: %s"
                .formatted(
                        place,
                        quote(name),
                        Counts.grouped(misfits),
                        Counts.grouped(present),
                        misfits == 1 ? "cells is not a number" : "cells are not numbers",
                        quote(example),
                        advice(),
                        RecordErrors.option("--text", name));
    }

    private String toNumbers() {
        if (example.indexOf(UNICODE_MINUS) >= 0) {
            return "write the minus sign as -";
        }
        return example.indexOf(':') >= 0
                ? "turn times into numbers, such as minutes"
                : "remove what stands beside the digits";
    }

    private String advice() {
        String unit = nearNumbers == 0 ? "" : "; to read numbers, " + toNumbers();
        if (words.isEmpty()) {
            return unit;
        }
        if (words.size() > MOST_SPELLINGS) {
            return unit + "; correct those cells, or leave the column out: " + RecordErrors.option("-x", name);
        }
        String means = words.size() == 1 ? quote(words.iterator().next()) + " means" : "they mean";
        return unit + "; if " + means + " a missing value: "
                + RecordErrors.option("--na-values", TextList.format(List.copyOf(words)));
    }
}
