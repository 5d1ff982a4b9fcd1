package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A Java class without dependencies, for Java 8 and later, and a filter of CSV files. The compiler allows a method 64 kB of
 * code and a class 65,535 constants: what is long is in classes of its own, some hundred statements each.
 */
final class JavaForm extends NanForm {
    private static final Syntax SYNTAX = new Syntax(
            "x[%d]",
            "k[%d]", "Double.isNaN(x[%d])", "Math.pow(%s, %d)", "Math.log(%s)", "==", "(%s ? 1 : 0)", "WEIGHTS%d[%s]");

    private static final int STATEMENTS = 200;
    private static final int ELEMENTS = 4000;

    private static final List<String> USE = List.of(
            "Use: java FILE.java DATA.csv, or call the method with a map of columns, to Numbers and texts."
                    + " null, an empty text and NaN are missing; NaN (of classes: null) is returned where there is no prediction.");

    private static final String HELPERS = """

                private static boolean isMissing(Object cell) {
                    return cell == null || MISSING.contains(cell.toString().trim());
                }

                private static Object cell(Map<String, ?> row, String column) {
                    Object cell = row.get(column);
                    if (cell == null && !row.containsKey(column)) {
                        throw new IllegalArgumentException("no column \\"" + column + '"');
                    }
                    return cell;
                }

                private static double number(Map<String, ?> row, String column) {
                    Object cell = cell(row, column);
                    if (cell instanceof Number) {
                        return ((Number) cell).doubleValue();
                    }
                    if (isMissing(cell)) {
                        return Double.NaN;
                    }
                    String text = cell.toString().trim();
                    double value = NUMBER.matcher(text).matches() ? Double.parseDouble(text) : Double.NaN;
                    if (Double.isNaN(value) || Double.isInfinite(value)) {
                        throw new IllegalArgumentException(
                                "column \\"" + column + "\\": \\"" + text + "\\" is not a finite number");
                    }
                    return value;
                }

                private static int level(Map<String, ?> row, String column, Map<String, Integer> levels, int missing) {
                    Object cell = cell(row, column);
                    if (isMissing(cell)) {
                        return missing;
                    }
                    Integer level = levels.get(cell.toString());
                    return level == null ? levels.size() + 1 : level;
                }

                private static Map<String, Integer> levels(String[]... names) {
                    Map<String, Integer> levels = new HashMap<>();
                    for (String[] some : names) {
                        for (String name : some) {
                            levels.put(name, levels.size());
                        }
                    }
                    return levels;
                }

                private static double[] join(double[]... some) {
                    int size = 0;
                    for (double[] one : some) {
                        size += one.length;
                    }
                    double[] all = new double[size];
                    int at = 0;
                    for (double[] one : some) {
                        System.arraycopy(one, 0, all, at, one.length);
                        at += one.length;
                    }
                    return all;
                }

                private static double or(double value, double otherwise) {
                    return Double.isNaN(value) ? otherwise : value;
                }
            """;

    private static final String MAIN = """

                /** Reads a CSV file, or standard input, and writes a prediction for each row. */
                public static void main(String[] args) throws IOException {
                    InputStream bytes = args.length > 0 ? new FileInputStream(args[0]) : System.in;
                    try (Reader in = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
                        PrintStream out = new PrintStream(new BufferedOutputStream(System.out), false, "UTF-8");
                        out.print("prediction\\n");
                        List<String> names = record(in);
                        if (names != null && names.get(0).startsWith("\\ufeff")) {
                            names.set(0, names.get(0).substring(1));
                        }
                        long number = 0;
                        for (List<String> cells = record(in); cells != null; cells = record(in)) {
                            number++;
                            Map<String, String> row = new HashMap<>();
                            for (int k = 0; k < names.size() && k < cells.size(); k++) {
                                row.put(names.get(k), cells.get(k));
                            }
                            try {
                                out.print(shown(METHOD(row)) + "\\n");
                            } catch (IllegalArgumentException e) {
                                out.flush();
                                String file = args.length > 0 ? args[0] : "standard input";
                                System.err.println(file + ": row " + number + ": " + e.getMessage());
                                System.exit(1);
                            }
                        }
                        out.flush();
                    }
                }

                private static String shown(double value) {
                    return Double.isNaN(value) ? "" : Double.toString(value);
                }

                private static String shown(String value) {
                    boolean quoted = value != null && value.matches("(?s).*[\\",\\r\\n].*");
                    return value == null ? "" : quoted ? '"' + value.replace("\\"", "\\"\\"") + '"' : value;
                }

                /** The cells of the next record, or null at the end. */
                private static List<String> record(Reader in) throws IOException {
                    int c = in.read();
                    if (c < 0) {
                        return null;
                    }
                    List<String> cells = new ArrayList<>();
                    StringBuilder cell = new StringBuilder();
                    boolean quoted = false;
                    for (boolean start = true; ; c = in.read()) {
                        if (c == '"' && (quoted || start)) {
                            // a quote after a quoted part ends it, or stands for itself if another follows
                            if (quoted) {
                                in.mark(1);
                                if (in.read() == '"') {
                                    cell.append('"');
                                } else {
                                    in.reset();
                                    quoted = false;
                                }
                            } else {
                                quoted = true;
                            }
                            start = false;
                        } else if (quoted && c >= 0) {
                            cell.append((char) c);
                        } else if (c == ',' || c == '\\n' || c < 0) {
                            cells.add(cell.toString());
                            cell.setLength(0);
                            start = true;
                            if (c != ',') {
                                return cells;
                            }
                        } else if (c != '\\r') {
                            cell.append((char) c);
                            start = false;
                        }
                    }
                }
            }
            """;

    JavaForm() {
        super(SYNTAX, "or(%s, %s)", "Double.NaN");
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        StringBuilder out = new StringBuilder();
        out.append(comment(formula, USE, "//"));
        for (String type : List.of(
                "io.BufferedOutputStream",
                "io.BufferedReader",
                "io.FileInputStream",
                "io.IOException",
                "io.InputStream",
                "io.InputStreamReader",
                "io.PrintStream",
                "io.Reader",
                "nio.charset.StandardCharsets",
                "util.ArrayList",
                "util.Arrays",
                "util.HashMap",
                "util.HashSet",
                "util.List",
                "util.Map",
                "util.Set",
                "util.regex.Pattern")) {
            out.append("import java.").append(type).append(";\n");
        }
        out.append("\npublic final class ").append(names.type()).append(" {\n");
        out.append("    private static final Set<String> MISSING = new HashSet<>(Arrays.asList(%s));\n"
                .formatted(Quote.list(formula.about().missing(), Quote::java)));
        out.append("    private static final Pattern NUMBER = Pattern.compile(%s);\n".formatted(Quote.java(NUMBER)));
        tables(out, formula);
        List<String> reads = chunks(out, "Read", "void read(Map<String, ?> row, double[] x, int[] k)", reads(formula));
        List<String> sums = chunks(out, "Sum", "double add(double f, double[] x, int[] k)", sums(formula));
        out.append("\n    private ").append(names.type()).append("() {}\n");
        method(out, formula, names.prediction(), reads, sums);
        out.append(HELPERS).append(MAIN.replace("METHOD", names.prediction()));
        return Form.bytes(out);
    }

    private void tables(StringBuilder out, Formula formula) {
        for (int k : formula.places(true)) {
            List<String> levels =
                    formula.columns().get(k).levels().stream().map(Quote::java).toList();
            array(out, "Map<String, Integer> LEVELS" + k, "levels", "String", levels);
        }
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                List<String> weights = new ArrayList<>();
                for (double weight : formula.parts().get(p).weights()) {
                    weights.add(literal(weight));
                }
                array(out, "double[] WEIGHTS" + p, "join", "double", weights);
            }
        }
    }

    /** Declares a constant that a method makes of arrays. */
    private static void array(StringBuilder out, String declared, String method, String type, List<String> elements) {
        List<String> arrays = new ArrayList<>();
        String holder = "Array" + declared.substring(declared.lastIndexOf(' ') + 1) + "_";
        StringBuilder holders = new StringBuilder();
        for (int from = 0; from < elements.size(); from += ELEMENTS) {
            List<String> some = elements.subList(from, Math.min(elements.size(), from + ELEMENTS));
            String literal = "{" + String.join(", ", some) + "}";
            if (elements.size() <= ELEMENTS) {
                arrays.add("new " + type + "[] " + literal);
            } else {
                holders.append("\n    private static final class %s%d {\n        static final %s[] ALL = %s;\n    }\n"
                        .formatted(holder, arrays.size(), type, literal));
                arrays.add(holder + arrays.size() + ".ALL");
            }
        }
        out.append("    private static final %s = %s(%s);\n".formatted(declared, method, String.join(", ", arrays)))
                .append(holders);
    }

    private static List<String> reads(Formula formula) {
        List<String> reads = new ArrayList<>();
        for (int k = 0; k < formula.columns().size(); k++) {
            Column column = formula.columns().get(k);
            String name = Quote.java(column.name());
            reads.add(
                    column.text()
                            ? "k[%d] = level(row, %s, LEVELS%d, %d);".formatted(k, name, k, column.missingLevel())
                            : "x[%d] = number(row, %s);".formatted(k, name));
        }
        return reads;
    }

    private List<String> sums(Formula formula) {
        List<String> sums = new ArrayList<>();
        for (int p = 0; p < formula.parts().size(); p++) {
            sums.add("f += " + addend(formula, p) + ";");
        }
        return sums;
    }

    /** Puts statements into classes; returns their names. */
    private static List<String> chunks(StringBuilder out, String name, String method, List<String> statements) {
        List<String> names = new ArrayList<>();
        for (int from = 0; from < statements.size(); from += STATEMENTS) {
            names.add(name + names.size());
            out.append("\n    private static final class %s%d {\n        static %s {\n"
                    .formatted(name, names.size() - 1, method));
            for (String statement : statements.subList(from, Math.min(statements.size(), from + STATEMENTS))) {
                out.append("            ").append(statement).append('\n');
            }
            out.append(method.startsWith("double") ? "            return f;\n" : "")
                    .append("        }\n    }\n");
        }
        return names;
    }

    private void method(StringBuilder out, Formula formula, String name, List<String> reads, List<String> sums) {
        String none = formula.predictsText() ? "null" : "Double.NaN";
        out.append("\n    /** The prediction for one row, a map of the names of columns. */\n");
        out.append("    public static %s %s(Map<String, ?> row) {\n"
                .formatted(formula.predictsText() ? "String" : "double", name));
        out.append("        double[] x = new double[%d];\n"
                .formatted(formula.columns().size()));
        out.append(
                "        int[] k = new int[%d];\n".formatted(formula.columns().size()));
        reads.forEach(read -> out.append("        ").append(read).append(".read(row, x, k);\n"));
        refusals(formula)
                .forEach(refusal ->
                        out.append("        if (%s) {\n            return %s;\n        }\n".formatted(refusal, none)));
        out.append("        double f = ").append(literal(formula.intercept())).append(";\n");
        sums.forEach(sum -> out.append("        f = ").append(sum).append(".add(f, x, k);\n"));
        out.append("        if (Double.isNaN(f) || Double.isInfinite(f)) {\n            return %s;\n        }\n"
                .formatted(none));
        Ending ending = formula.ending();
        out.append(
                switch (ending.link()) {
                    case IDENTITY -> "        double mean = f;\n";
                    case LOGISTIC ->
                        "        double e = Math.exp(-Math.abs(f));\n        double mean = f > 0 ? 1 - e / (1 + e) : e / (1 + e);\n";
                    case EXP -> "        double mean = " + literal(ending.factor()) + " * Math.exp(f);\n";
                });
        out.append(ending.classes()
                .map(classes -> "        return mean > %s ? %s : %s;\n"
                        .formatted(
                                literal(ending.threshold()),
                                Quote.java(classes.positive()),
                                Quote.java(classes.negative())))
                .orElse("        return mean;\n"));
        out.append("    }\n");
    }
}
