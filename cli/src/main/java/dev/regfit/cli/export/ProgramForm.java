package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs, in languages whose doubles have a NaN: a number that is missing is one, and makes NaN of all that is computed from
 * it. What they have in common is the expression of a part.
 */
abstract class ProgramForm implements Form {
    /** Stands for {@link #NUMBER} in the text of a program. */
    static final String NUMBER_MARK = "@NUMBER@";

    /**
     * How numbers are written, as regfit reads them, and as regular expressions of all languages spell it. What languages
     * read of themselves is more: hexadecimal, digits of other scripts, infinity.
     */
    static final String NUMBER = "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?";

    /** The variable that holds the number of a column. */
    abstract String number(int column);

    /** The variable that holds the number of a text's level. */
    abstract String level(int column);

    abstract String power(String x, int degree);

    abstract String log(String x);

    /** One where a condition holds, otherwise zero. */
    abstract String indicator(String condition);

    abstract String isNaN(String x);

    /** The weight at a place of the table of a part. */
    abstract String weight(int part, String place);

    /** A value, or another one where it is NaN. */
    abstract String or(String value, String otherwise);

    abstract String nan();

    /** A double with all of its digits. */
    String literal(double value) {
        return Double.isNaN(value) ? nan() : Numbers.exact(value);
    }

    /** Many of them with commas between. */
    final String literals(double[] values) {
        List<String> literals = new ArrayList<>(values.length);
        for (double value : values) {
            literals.add(literal(value));
        }
        return String.join(", ", literals);
    }

    /** What one part adds. */
    final String addend(Formula formula, int p) {
        Part part = formula.parts().get(p);
        String value = value(formula, p);
        return part.isFilled() ? or(value, literal(part.ifMissing())) : value;
    }

    /** What one part adds where nothing is missing. */
    final String value(Formula formula, int p) {
        Part part = formula.parts().get(p);
        String weight = part.texts().isEmpty() ? literal(part.weight()) : weight(p, place(formula, part));
        List<String> factors = new ArrayList<>();
        for (Factor factor : part.factors()) {
            factors.add(factor(formula, factor));
        }
        String product = String.join(" * ", factors);
        return factors.isEmpty() ? weight : weight + " * " + (factors.size() > 1 ? "(" + product + ")" : product);
    }

    private String place(Formula formula, Part part) {
        String place = level(part.texts().get(0));
        for (int column : part.texts().subList(1, part.texts().size())) {
            String times = " * " + formula.columns().get(column).numbers() + " + " + level(column);
            place = (place.contains(" ") ? "(" + place + ")" : place) + times;
        }
        return place;
    }

    private String factor(Formula formula, Factor factor) {
        int column = factor.column();
        return switch (factor.kind()) {
            case PLAIN -> number(column);
            case POWER -> power(number(column), factor.degree());
            case LOG -> log(number(column));
            case MISSING -> {
                Column of = formula.columns().get(column);
                yield indicator(of.text() ? level(column) + " == " + of.missing() : isNaN(number(column)));
            }
        };
    }

    /** Conditions under which a row has no prediction, whatever is computed from it. */
    final List<String> refusals(Formula formula) {
        List<String> refusals = new ArrayList<>();
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            if (column.refusesUnseen()) {
                refusals.add(level(k) + " == " + column.unseen());
            }
            if (column.required()) {
                refusals.add(column.text() ? level(k) + " == " + column.missing() : isNaN(number(k)));
            }
            if (column.positive()) {
                refusals.add(number(k) + " <= 0");
            }
        }
        return refusals;
    }

    /** The lines at the top, each behind what begins a comment. */
    static String comment(Formula formula, List<String> further, String mark) {
        StringBuilder out = new StringBuilder();
        for (List<String> lines : List.of(formula.about().lines(), further)) {
            for (String line : lines) {
                out.append((mark + " " + Quote.comment(line)).stripTrailing()).append('\n');
            }
        }
        return out.toString();
    }
}
