package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs: what they have in common is the expression of a part, in the {@link Syntax} of each language.
 */
abstract class ProgramForm implements Form {
    /** Stands for {@link #NUMBER} in the text of a program. */
    static final String NUMBER_MARK = "@NUMBER@";

    /**
     * How numbers are written, as regfit reads them, and as regular expressions of all languages spell it. What languages
     * read of themselves is more: hexadecimal, digits of other scripts, infinity.
     */
    static final String NUMBER = "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?";

    private final Syntax syntax;

    ProgramForm(Syntax syntax) {
        this.syntax = syntax;
    }

    /** Whether the number of a column is missing. */
    final String isMissing(int column) {
        return syntax.isMissing().formatted(column);
    }

    /** Whether the level of a text has a number. */
    final String isLevel(int column, int number) {
        return syntax.level().formatted(column) + " " + syntax.equal() + " " + number;
    }

    /** A double with all of its digits. */
    String literal(double value) {
        return Numbers.exact(value);
    }

    /** Many of them with commas between. */
    final String literals(double[] values) {
        List<String> literals = new ArrayList<>(values.length);
        for (double value : values) {
            literals.add(literal(value));
        }
        return String.join(", ", literals);
    }

    /** What one part adds where nothing is missing. */
    final String value(Formula formula, int p) {
        Part part = formula.parts().get(p);
        String weight = part.texts().isEmpty()
                ? literal(part.weight())
                : syntax.weight().formatted(p, place(formula, part));
        List<String> factors = new ArrayList<>();
        for (Factor factor : part.factors()) {
            factors.add(factor(formula, factor));
        }
        String product = String.join(" * ", factors);
        return factors.isEmpty() ? weight : weight + " * " + (factors.size() > 1 ? "(" + product + ")" : product);
    }

    private String place(Formula formula, Part part) {
        String place = syntax.level().formatted(part.texts().get(0));
        for (int column : part.texts().subList(1, part.texts().size())) {
            String times = " * " + formula.columns().get(column).numbers() + " + "
                    + syntax.level().formatted(column);
            place = (place.contains(" ") ? "(" + place + ")" : place) + times;
        }
        return place;
    }

    private String factor(Formula formula, Factor factor) {
        int column = factor.column();
        String number = syntax.number().formatted(column);
        return switch (factor.kind()) {
            case PLAIN -> number;
            case POWER -> syntax.power().formatted(number, factor.degree());
            case LOG -> syntax.log().formatted(number);
            case MISSING -> {
                Column of = formula.columns().get(column);
                yield syntax.indicator().formatted(of.text() ? isLevel(column, of.missing()) : isMissing(column));
            }
        };
    }

    /** Conditions under which a row has no prediction, whatever is computed from it. */
    final List<String> refusals(Formula formula) {
        List<String> refusals = new ArrayList<>();
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            if (column.refusesUnseen()) {
                refusals.add(isLevel(k, column.unseen()));
            }
            if (column.required()) {
                refusals.add(column.text() ? isLevel(k, column.missing()) : isMissing(k));
            }
            if (column.positive()) {
                refusals.add(syntax.number().formatted(k) + " <= 0");
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
