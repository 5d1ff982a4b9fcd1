package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/**
 * A query that adds the prediction to the rows of a table. NULL is missing, and makes NULL of all that is computed from it.
 *
 * <p>All literals have an exponent, which makes them doubles in every dialect, and columns are cast: integers and decimals
 * would round otherwise. Names of columns are qualified, since SQLite takes a quoted name that is no column for a text. Sums are
 * nested by halves, since engines limit how deep an expression is: SQLite and DuckDB to 1,000 levels.
 */
final class SqlForm implements Form {
    /** So many addends are added in a row. */
    private static final int IN_A_ROW = 16;

    /** Beyond e^±700 PostgreSQL reports an overflow or underflow. */
    private static final String FARTHEST = "7E2";

    private final Dialect dialect;

    SqlForm(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        String table = dialect.table(names.table());
        String prediction = dialect.identifier(names.prediction());
        StringBuilder out = new StringBuilder();
        List<String> use = List.of(
                "Dialect: " + dialect.label() + ". NULL is missing; the prediction is NULL where there is none.");
        out.append(ProgramForm.comment(formula, use, "--"));
        Ending ending = formula.ending();
        if (ending.link() == Ending.Link.IDENTITY) {
            out.append("SELECT t.*,\n  ")
                    .append(linear(formula))
                    .append("\n  AS ")
                    .append(prediction);
            out.append("\nFROM ").append(table).append(" AS t;\n");
            return Form.bytes(out);
        }
        String linear = dialect.identifier(names.prediction() + "_linear");
        out.append("SELECT s.*,\n  ")
                .append(ended(ending, "s." + linear))
                .append("\n  AS ")
                .append(prediction);
        out.append("\nFROM (\n  SELECT t.*,\n  ")
                .append(linear(formula))
                .append("\n  AS ")
                .append(linear);
        out.append("\n  FROM ").append(table).append(" AS t\n) AS s;\n");
        return Form.bytes(out);
    }

    private String ended(Ending ending, String f) {
        String mean = mean(ending, f);
        return ending.classes()
                .map(classes -> "CASE WHEN %s IS NULL THEN NULL WHEN %s > %s THEN %s ELSE %s END"
                        .formatted(
                                f,
                                mean,
                                literal(ending.threshold()),
                                dialect.text(classes.positive()),
                                dialect.text(classes.negative())))
                .orElse(mean);
    }

    private String mean(Ending ending, String f) {
        if (ending.link() == Ending.Link.LOGISTIC) {
            return "CASE WHEN %1$s > %2$s THEN 1E0 WHEN %1$s < -%2$s THEN 0E0 WHEN %1$s > 0E0 THEN 1E0 / (1E0 + EXP(-%1$s))"
                            .formatted(f, FARTHEST)
                    + " ELSE EXP(%1$s) / (1E0 + EXP(%1$s)) END".formatted(f);
        }
        return "CASE WHEN %1$s < -%2$s THEN 0E0 WHEN %1$s <= %2$s THEN %3$s * EXP(%1$s) END"
                .formatted(f, FARTHEST, literal(ending.factor()));
    }

    private String linear(Formula formula) {
        List<String> addends = new ArrayList<>();
        if (formula.intercept() != 0 || formula.parts().isEmpty()) {
            addends.add(literal(formula.intercept()));
        }
        formula.parts().forEach(part -> addends.add(addend(formula, part)));
        String sum = sum(addends);
        List<String> refusals = refusals(formula);
        return refusals.isEmpty()
                ? sum
                : "CASE WHEN %s THEN NULL ELSE\n    %s\n  END".formatted(String.join("\n    OR ", refusals), sum);
    }

    private static String sum(List<String> addends) {
        if (addends.size() <= IN_A_ROW) {
            return String.join("\n    + ", addends);
        }
        int half = addends.size() / 2;
        return "(" + sum(addends.subList(0, half)) + ")\n    + (" + sum(addends.subList(half, addends.size())) + ")";
    }

    private String addend(Formula formula, Part part) {
        StringJoiner product = new StringJoiner(" * ");
        product.add(part.texts().isEmpty() ? literal(part.weight()) : weights(formula, part));
        part.factors().forEach(factor -> product.add(factor(formula, factor)));
        return part.isFilled() ? "COALESCE(%s, %s)".formatted(product, literal(part.ifMissing())) : product.toString();
    }

    private String factor(Formula formula, Factor factor) {
        Column column = formula.columns().get(factor.column());
        String x = number(column);
        return switch (factor.kind()) {
            case PLAIN -> x;
            case POWER -> "POWER(" + x + ", " + factor.degree() + "E0)";
            case LOG -> "LN(CASE WHEN %1$s > 0E0 THEN %1$s END)".formatted(x);
            case MISSING -> "CASE WHEN " + name(column) + " IS NULL THEN 1E0 ELSE 0E0 END";
        };
    }

    /** The weight that belongs to the levels of texts. */
    private String weights(Formula formula, Part part) {
        StringBuilder cases = new StringBuilder("CASE");
        List<Column> columns = part.texts().stream().map(formula.columns()::get).toList();
        for (Column column : columns) {
            if (column.missingLevel() == column.missing()) {
                String missing = part.isFilled() || Double.isNaN(part.ifMissing()) ? "NULL" : literal(part.ifMissing());
                cases.append(" WHEN ")
                        .append(name(column))
                        .append(" IS NULL THEN ")
                        .append(missing);
            }
        }
        for (Part.Weight known : part.known(formula.columns())) {
            StringJoiner all = new StringJoiner(" AND ");
            for (int k = 0; k < columns.size(); k++) {
                all.add(text(columns.get(k)) + " = "
                        + dialect.text(known.levels().get(k)));
            }
            cases.append(" WHEN ").append(all).append(" THEN ").append(literal(known.weight()));
        }
        return cases.append(" ELSE 0E0 END").toString();
    }

    private List<String> refusals(Formula formula) {
        List<String> refusals = new ArrayList<>();
        for (Column column : formula.columns()) {
            if (column.refusesUnseen()) {
                String levels = column.levels().stream().map(dialect::text).collect(Collectors.joining(", "));
                refusals.add(text(column) + " NOT IN (" + levels + ")");
            }
            if (column.required() || (column.refusesUnseen() && column.missingIsUnseen())) {
                refusals.add(name(column) + " IS NULL");
            }
            if (column.positive()) {
                refusals.add(number(column) + " <= 0E0");
            }
        }
        return refusals;
    }

    private String name(Column column) {
        return "t." + dialect.identifier(column.name());
    }

    private String number(Column column) {
        return "CAST(" + name(column) + " AS " + dialect.type() + ")";
    }

    private String text(Column column) {
        return column.missingIsLevel()
                ? "COALESCE(%s, %s)"
                        .formatted(name(column), dialect.text(column.levels().get(column.missingLevel())))
                : name(column);
    }

    static String literal(double value) {
        String exact = Numbers.exact(value);
        return exact.contains("E") ? exact : exact + "E0";
    }
}
