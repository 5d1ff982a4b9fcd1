package dev.regfit.cli.command.options;

import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads formulas in the manner of Wilkinson and Rogers, "Symbolic description of factorial models for analysis of
 * variance", Applied Statistics 22 (1973), as R writes them:
 *
 * <pre>
 * formula  = (name | "log(" name ")") "~" sum
 * sum      = ["+" | "-"] product {("+" | "-") product}
 * product  = cross {"*" cross}                 a*b is a + b + a:b
 * cross    = power {":" power}
 * power    = atom ["^" whole]                  (a + b)^2 is all products of up to two
 * atom     = "(" sum ")" | "." | "0" | "1" | name
 *          | "log(" name ")" | "poly(" name "," whole ["," "raw" "=" "TRUE"] ")" | "I(" name "^" whole ")"
 * name     = letters, digits, dots and underscores | `anything`
 * </pre>
 *
 * <p>A sum is a set of terms and a term a set of variables, so that {@code a + a} is {@code a}. A polynomial is one
 * variable, from which {@code - a} takes nothing.
 */
final class FormulaParser {
    /** More terms than this come of a power of many columns, and are hardly meant. */
    private static final int MOST_TERMS = 100_000;

    private final String text;
    private final List<String> all;
    private final Set<String> columns = new LinkedHashSet<>();
    private int at;
    private boolean intercept = true;
    private String target = "";

    private FormulaParser(String text, List<String> all) {
        this.text = text;
        this.all = all;
    }

    /**
     * Parses.
     *
     * @param all the columns that the dot stands for, the target among them or not
     * @throws SettingsException showing where it is no formula
     */
    static Formula parse(String text, List<String> all) {
        return new FormulaParser(text, all).formula();
    }

    /** The same of a formula that may lack a target, which is then the empty string. */
    static Formula parseTerms(String text, List<String> all) {
        FormulaParser parser = new FormulaParser(text, all);
        return parser.take('~') ? parser.terms(false) : parser.formula();
    }

    private Formula formula() {
        target = name("the target, a column, should be here");
        boolean log = target.equals("log") && take('(');
        if (log) {
            target = name("the target, a column, should be here");
            close();
        }
        if (!take('~')) {
            throw problem("a ~ should follow the target" + FormulaAdvice.blanksInName(text, at));
        }
        return terms(log);
    }

    /** What stands behind the tilde. */
    private Formula terms(boolean log) {
        Set<Set<FormulaVariable>> sum = sum(true);
        skipBlanks();
        if (at < text.length()) {
            throw problem("+, -, * or : should be here" + FormulaAdvice.blanksInName(text, at));
        }
        Set<Set<Term.Factor>> products = new LinkedHashSet<>();
        for (Set<FormulaVariable> variables : sum) {
            products.addAll(factors(variables));
            requireFew(products.size());
        }
        List<Term> terms = new ArrayList<>();
        for (Set<Term.Factor> factors : products) {
            terms.add(factors.size() == 1 ? factors.iterator().next() : new Term.Interaction(List.copyOf(factors)));
        }
        terms.sort(Comparator.comparingInt(term -> term.columns().size()));
        return new Formula(target, log ? TargetTransform.LOG : TargetTransform.NONE, terms, intercept, columns);
    }

    /** What a product of variables is made of. */
    private Set<Set<Term.Factor>> factors(Set<FormulaVariable> variables) {
        Set<Set<Term.Factor>> products = new LinkedHashSet<>();
        products.add(Set.of());
        for (FormulaVariable variable : variables) {
            requireFew((long) products.size() * variable.factors().size());
            Set<Set<Term.Factor>> longer = new LinkedHashSet<>();
            for (Set<Term.Factor> product : products) {
                for (Term.Factor factor : variable.factors()) {
                    Set<Term.Factor> both = new LinkedHashSet<>(product);
                    both.add(factor);
                    longer.add(both);
                }
            }
            products = longer;
        }
        return products;
    }

    /** @param top whether numbers may stand here, which tell of the intercept */
    private Set<Set<FormulaVariable>> sum(boolean top) {
        Set<Set<FormulaVariable>> sum = new LinkedHashSet<>();
        boolean plus = !take('-');
        if (plus) {
            take('+');
        }
        while (true) {
            if (!(top && isIntercept(plus))) {
                Set<Set<FormulaVariable>> product = product();
                if (plus) {
                    sum.addAll(product);
                } else {
                    sum.removeAll(product);
                }
            }
            if (take('+')) {
                plus = true;
            } else if (take('-')) {
                plus = false;
            } else {
                return sum;
            }
        }
    }

    private boolean isIntercept(boolean plus) {
        skipBlanks();
        boolean number = at < text.length() && (text.charAt(at) == '0' || text.charAt(at) == '1');
        if (number) {
            intercept = plus == (text.charAt(at) == '1');
            at++;
        }
        return number;
    }

    private Set<Set<FormulaVariable>> product() {
        Set<Set<FormulaVariable>> product = cross();
        while (take('*')) {
            Set<Set<FormulaVariable>> second = cross();
            Set<Set<FormulaVariable>> both = crossed(product, second);
            product.addAll(second);
            product.addAll(both);
        }
        return product;
    }

    private Set<Set<FormulaVariable>> cross() {
        Set<Set<FormulaVariable>> product = power();
        while (take(':')) {
            product = crossed(product, power());
        }
        return product;
    }

    private Set<Set<FormulaVariable>> crossed(Set<Set<FormulaVariable>> first, Set<Set<FormulaVariable>> second) {
        requireFew((long) first.size() * second.size());
        Set<Set<FormulaVariable>> products = new LinkedHashSet<>();
        for (Set<FormulaVariable> a : first) {
            for (Set<FormulaVariable> b : second) {
                Set<FormulaVariable> product = new LinkedHashSet<>(a);
                product.addAll(b);
                products.add(product);
            }
        }
        return products;
    }

    private void requireFew(long terms) {
        if (terms > MOST_TERMS) {
            throw problem("this makes more than " + MOST_TERMS + " terms");
        }
    }

    private Set<Set<FormulaVariable>> power() {
        skipBlanks();
        boolean several = at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == '.');
        Set<Set<FormulaVariable>> base = atom();
        if (!take('^')) {
            return base;
        }
        if (!several) {
            at--;
            throw problem("the power of a column is written I(x^2), or poly(x, 2) with the lower ones");
        }
        int degree = whole(1);
        Set<Set<FormulaVariable>> power = new LinkedHashSet<>(base);
        for (int k = 1; k < degree; k++) {
            power.addAll(crossed(power, base));
        }
        return power;
    }

    private Set<Set<FormulaVariable>> atom() {
        if (take('(')) {
            Set<Set<FormulaVariable>> sum = sum(false);
            close();
            return sum;
        }
        if (isDot()) {
            at++;
            Set<Set<FormulaVariable>> dot = new LinkedHashSet<>();
            for (String column : all) {
                if (!column.equals(target)) {
                    dot.addAll(single(column(column)));
                }
            }
            return dot;
        }
        int start = at;
        boolean quoted = at < text.length() && text.charAt(at) == '`';
        String name = name("a column should be here");
        if (quoted || !take('(')) {
            return single(column(name));
        }
        Set<Set<FormulaVariable>> terms = switch (name) {
            case "log" -> single(new Term.Log(argument(name)));
            case "poly" -> polynomial();
            case "I" -> singlePower();
            default -> {
                at = start;
                throw problem(FormulaAdvice.unknownFunction(name, text.substring(text.indexOf('(', start) + 1)));
            }
        };
        close();
        return terms;
    }

    private boolean isDot() {
        skipBlanks();
        return at < text.length()
                && text.charAt(at) == '.'
                && (at + 1 == text.length() || !isNamePart(text.charAt(at + 1)));
    }

    private Set<Set<FormulaVariable>> polynomial() {
        String column = argument("poly");
        if (!take(',')) {
            throw problem("a comma and the degree should be here, as in poly(x, 2)");
        }
        int degree = whole(1);
        if (take(',')) {
            int start = at;
            boolean raw = name("raw = TRUE should be here").equals("raw") && take('=');
            String value = raw ? name("TRUE should be here") : "";
            if (!value.equals("TRUE") && !value.equals("T")) {
                at = start;
                skipBlanks();
                throw problem("only raw = TRUE may be here: powers are plain ones");
            }
        }
        List<Term.Factor> powers = new ArrayList<>();
        powers.add(column(column));
        for (int k = 2; k <= degree; k++) {
            powers.add(new Term.Power(column, k));
        }
        return single(new FormulaVariable("poly", List.copyOf(powers)));
    }

    private Set<Set<FormulaVariable>> singlePower() {
        String column = argument("I");
        if (!take('^')) {
            throw problem("a power should be here, as in I(x^2)");
        }
        int degree = whole(1);
        return single(degree == 1 ? column(column) : new Term.Power(column, degree));
    }

    /** The column that a function is of. */
    private String argument(String function) {
        String column = name("a column should be here");
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '(') {
            throw problem(FormulaAdvice.nested(function));
        }
        return mention(column);
    }

    private static Set<Set<FormulaVariable>> single(Term.Factor factor) {
        return single(new FormulaVariable("", List.of(factor)));
    }

    private static Set<Set<FormulaVariable>> single(FormulaVariable variable) {
        Set<Set<FormulaVariable>> single = new LinkedHashSet<>();
        single.add(Set.of(variable));
        return single;
    }

    private Term.Factor column(String name) {
        return new Term.Main(mention(name));
    }

    private String mention(String column) {
        columns.add(column);
        return column;
    }

    private String name(String otherwise) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '`') {
            int end = text.indexOf('`', at + 1);
            if (end < 0) {
                throw problem("this backtick is never closed");
            }
            String name = text.substring(at + 1, end);
            at = end + 1;
            return name;
        }
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw problem(otherwise);
        }
        if (Character.isDigit(text.charAt(start))) {
            at = start;
            throw problem("a name that begins with a digit is written in backticks; 0 and 1 stand by themselves");
        }
        return text.substring(start, at);
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c) || Character.isSurrogate(c) || c == '.' || c == '_';
    }

    private int whole(int least) {
        skipBlanks();
        int start = at;
        int number = 0;
        while (at < text.length() && at - start < 4 && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            number = 10 * number + (text.charAt(at) - '0');
            at++;
        }
        if (at == start || number < least || number > Term.MAX_DEGREE) {
            at = start;
            throw problem("a whole number of " + least + " to " + Term.MAX_DEGREE + " should be here");
        }
        return number;
    }

    private void close() {
        if (!take(')')) {
            throw problem("a closing bracket should be here");
        }
    }

    private boolean take(char c) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private SettingsException problem(String what) {
        String line = text.replaceAll("\\s", " ");
        return new SettingsException(
                "--formula: %s%n  %s%n  %s^".formatted(what, line, " ".repeat(text.codePointCount(0, at))));
    }
}
