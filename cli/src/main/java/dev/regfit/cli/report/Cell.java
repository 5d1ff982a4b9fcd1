package dev.regfit.cli.report;

import dev.regfit.data.Counts;

/** A cell of a {@link Sheet}: what it holds, for programs and for people. */
public sealed interface Cell {
    /** Where there is nothing to say. */
    Cell NOTHING = text("");

    /** For programs: a number to its last bit. */
    String exact();

    /**
     * For people.
     *
     * @param digits the significant digits that numbers are rounded to
     */
    String shown(int digits);

    /** Whether it is a number, or numbers. */
    default boolean isNumber() {
        return true;
    }

    /** Whether its decimal point stands below those of the numbers above it. */
    default boolean isAligned() {
        return isNumber();
    }

    /** The same, for programs only unless a condition holds. */
    default Cell shownIf(boolean isShown) {
        return shownUnless(!isShown, "");
    }

    /** The same, with other words for people where a condition holds. */
    default Cell shownUnless(boolean isOther, String other) {
        return isOther ? words(exact(), other) : this;
    }

    /** Words. */
    static Cell text(String text) {
        return new Phrase(text, text);
    }

    /** Words that are not the same for programs and for people. */
    static Cell words(String exact, String shown) {
        return new Phrase(exact, shown);
    }

    /** A number; NaN where it is undefined. */
    static Cell number(double value) {
        return new Real(value);
    }

    /** A value of a tree as {@link dev.regfit.model.Json#write} takes it. */
    static Cell of(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        return value instanceof Number whole ? count(whole.longValue()) : text(value.toString());
    }

    /** A number and its standard error, NaN where that is unknown. */
    static Cell measured(double value, double standardError) {
        return new Measured(value, standardError);
    }

    /** How many there are of something. */
    static Cell count(long value) {
        return new Count(value);
    }

    /** A share of what there is to explain, such as an R², which rounding may keep from being zero. */
    static Cell share(double value) {
        return new Share(value);
    }

    /** Words, as programs and as people read them. */
    record Phrase(String exact, String shown) implements Cell {
        @Override
        public String shown(int digits) {
            return shown;
        }

        @Override
        public boolean isNumber() {
            return false;
        }
    }

    /** A number, NaN where it is undefined. */
    record Real(double value) implements Cell {
        @Override
        public String exact() {
            return CsvTable.number(value);
        }

        @Override
        public String shown(int digits) {
            return Double.isNaN(value) ? "" : TextNumbers.of(value, digits);
        }
    }

    /** A number with its standard error, for people. */
    record Measured(double value, double standardError) implements Cell {
        @Override
        public String exact() {
            return CsvTable.number(value);
        }

        @Override
        public boolean isAligned() {
            return false;
        }

        @Override
        public String shown(int digits) {
            String number = TextNumbers.of(value, digits);
            return Double.isNaN(standardError)
                    ? number
                    : "%s (%s)".formatted(number, TextNumbers.of(standardError, digits));
        }
    }

    /** A whole number, with all its digits. */
    record Count(long value) implements Cell {
        @Override
        public String exact() {
            return Long.toString(value);
        }

        @Override
        public String shown(int digits) {
            return Counts.grouped(value);
        }
    }

    /** A share, NaN where there is nothing to explain. */
    record Share(double value) implements Cell {
        @Override
        public String exact() {
            return CsvTable.number(value);
        }

        @Override
        public String shown(int digits) {
            return Double.isNaN(value) ? "" : TextNumbers.of(TextNumbers.withoutRounding(value), digits);
        }
    }

    /** The probability of a test statistic as large by chance. */
    record Chance(double value) implements Cell {
        @Override
        public String exact() {
            return CsvTable.number(value);
        }

        @Override
        public String shown(int digits) {
            return Double.isNaN(value) ? "" : InferenceText.chance(value, digits);
        }
    }
}
