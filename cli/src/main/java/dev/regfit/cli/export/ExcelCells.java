package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The formulas in the cells of a workbook; {@link ExcelForm} says what is on which sheet. */
final class ExcelCells {
    private static final String NONE = "NA()";

    private final Formula formula;
    private final String terms;
    private final String predict;
    private final String model;
    private final String levels;
    /** Of a text column its place among these. */
    private final Map<Integer, Integer> texts = new HashMap<>();
    /** Of a part with texts its place among these. */
    private final Map<Integer, Integer> tables = new HashMap<>();

    ExcelCells(Formula formula, String terms, String predict, String model, String levels) {
        this.formula = formula;
        this.terms = terms + "!";
        this.predict = predict + "!";
        this.model = model + "!";
        this.levels = levels + "!";
        formula.places(true).forEach(k -> texts.put(k, texts.size()));
        for (int p = 0; p < formula.parts().size(); p++) {
            if (!formula.parts().get(p).texts().isEmpty()) {
                tables.put(p, tables.size());
            }
        }
    }

    /** What people call a part. */
    String label(Part part) {
        List<String> names = new ArrayList<>();
        for (Factor factor : part.factors()) {
            String name = formula.columns().get(factor.column()).name();
            names.add(
                    switch (factor.kind()) {
                        case PLAIN -> name;
                        case POWER -> name + "^" + factor.degree();
                        case LOG -> "log(" + name + ")";
                        case MISSING -> name + "=NA";
                    });
        }
        part.texts().forEach(k -> names.add(formula.columns().get(k).name()));
        return String.join(":", names);
    }

    /** The prediction, of a row that has any cells. */
    String predictionIfAny(int row) {
        if (formula.columns().isEmpty()) {
            return prediction(row);
        }
        return "IF(COUNTA(%s:%s)=0,\"\",%s)"
                .formatted("A" + row, Sheet.letters(formula.columns().size() - 1) + row, prediction(row));
    }

    String prediction(int row) {
        String f = terms + "A" + row;
        Ending ending = formula.ending();
        String mean = switch (ending.link()) {
            case IDENTITY -> f;
            case LOGISTIC -> "IF(%1$s>0,1/(1+EXP(-%1$s)),EXP(%1$s)/(1+EXP(%1$s)))".formatted(f);
            case EXP -> "%s*EXP(%s)".formatted(Numbers.exact(ending.factor()), f);
        };
        return ending.classes()
                .map(classes -> "IF(%s>%s,%s,%s)"
                        .formatted(
                                mean,
                                Numbers.exact(ending.threshold()),
                                text(classes.positive()),
                                text(classes.negative())))
                .orElse(mean);
    }

    private static String text(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    String linear(int row) {
        String intercept = model + Sheet.fixed(1, 2);
        if (formula.parts().isEmpty()) {
            return intercept;
        }
        int first = 1 + texts.size();
        int last = first + formula.parts().size() - 1;
        return intercept + "+SUM(%s%d:%s%d)".formatted(Sheet.letters(first), row, Sheet.letters(last), row);
    }

    /** The number of a text's level, counted from 1. */
    String level(int k, int row) {
        Column column = formula.columns().get(k);
        String cell = cell(k, row);
        String place = Sheet.letters(texts.get(k));
        String range =
                levels + "$%s$2:$%s$%d".formatted(place, place, column.levels().size() + 1);
        String known = "SUMPRODUCT(EXACT(%1$s,%2$s)*(ROW(%1$s)-1))".formatted(range, cell);
        String unseen = column.refusesUnseen() ? NONE : Integer.toString(column.unseen() + 1);
        boolean refuses = column.required() || (column.refusesUnseen() && column.missingIsUnseen());
        String missing = refuses ? NONE : Integer.toString(column.missingLevel() + 1);
        return "IF(%s=\"\",%s,IF(%s=0,%s,%s))".formatted(cell, missing, known, unseen, known);
    }

    private String cell(int k, int row) {
        return predict + "$" + Sheet.letters(k) + row;
    }

    private String levelCell(int k, int row) {
        return "$" + Sheet.letters(1 + texts.get(k)) + row;
    }

    /** What a part adds. */
    String addend(int p, int row) {
        Part part = formula.parts().get(p);
        List<String> factors = new ArrayList<>();
        factors.add(part.texts().isEmpty() ? model + Sheet.fixed(1, p + 3) : weight(p, part, row));
        part.factors().forEach(factor -> factors.add(factor(factor, row)));
        String product = String.join("*", factors);
        List<String> missing = part.factors().stream()
                .filter(factor -> factor.kind() != Factor.Kind.MISSING)
                .map(factor -> cell(factor.column(), row) + "=\"\"")
                .distinct()
                .collect(Collectors.toCollection(ArrayList::new));
        if (missing.isEmpty()) {
            return product;
        }
        String otherwise = part.isFilled() ? model + Sheet.fixed(2, p + 3) : NONE;
        if (part.isFilled()) {
            part.texts()
                    .forEach(k -> missing.add(
                            levelCell(k, row) + "=" + (formula.columns().get(k).missing() + 1)));
        }
        String any = missing.size() == 1 ? missing.get(0) : "OR(" + String.join(",", missing) + ")";
        return "IF(%s,%s,%s)".formatted(any, otherwise, product);
    }

    private String weight(int p, Part part, int row) {
        String place = levelCell(part.texts().get(0), row);
        for (int k : part.texts().subList(1, part.texts().size())) {
            int radix = formula.columns().get(k).numbers();
            place = "(%s-1)*%d+%s".formatted(place, radix, levelCell(k, row));
        }
        String column = Sheet.letters(texts.size() + tables.get(p));
        return "INDEX(%s$%s$2:$%s$%d,%s)".formatted(levels, column, column, part.weights().length + 1, place);
    }

    private String factor(Factor factor, int row) {
        String x = cell(factor.column(), row);
        return switch (factor.kind()) {
            case PLAIN -> x;
            case POWER -> x + "^" + factor.degree();
            case LOG -> "LN(" + x + ")";
            case MISSING -> {
                Column column = formula.columns().get(factor.column());
                yield column.text()
                        ? "(%s=%d)".formatted(levelCell(factor.column(), row), column.missing() + 1)
                        : "(%s=\"\")".formatted(x);
            }
        };
    }
}
