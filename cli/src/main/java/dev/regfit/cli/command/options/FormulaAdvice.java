package dev.regfit.cli.command.options;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What helps with formulas that R takes and this parser does not. */
final class FormulaAdvice {
    private static final String KNOWN = "a formula knows log(x), poly(x, 2) and I(x^2)";

    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}._]+(?: +[\\p{L}\\p{N}._]+)+");

    private FormulaAdvice() {}

    /** @param rest what stands behind the function's opening bracket */
    static String unknownFunction(String name, String rest) {
        int close = rest.indexOf(')');
        String column = close < 0 ? "COLUMN" : rest.substring(0, close).strip();
        boolean factor = name.equals("factor") || name.equals("as.factor") || name.equals("C");
        return factor
                ? "there is no function %s here: write %s in the formula, and --text %s reads the column as text, with a feature for each value"
                        .formatted(name, column, shellWord(column))
                : "there is no function %s; %s".formatted(name, KNOWN);
    }

    /** A column's name, which backticks of the formula may hold together, as a word for a shell. */
    private static String shellWord(String column) {
        String name = column.replace("`", "");
        return name.contains(" ") ? "'" + name + "'" : name;
    }

    /** Of a function within a function. */
    static String nested(String function) {
        return "%s takes a column here, and no function of one; %s".formatted(function, KNOWN);
    }

    /** That a name with blanks is written in backticks, if there is one where an operator is missing. */
    static String blanksInName(String text, int at) {
        Matcher words = WORDS.matcher(text);
        while (words.find()) {
            if (words.start() < at && at < words.end()) {
                return "; a name with blanks is written in backticks: `" + words.group() + "`";
            }
        }
        return "";
    }
}
