package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The predictors of a regression table, and the derived fields that they are of. */
final class PmmlTerms {
    private final Formula formula;
    /** What names of derived fields begin with: no column's name does. */
    private final String prefix;

    PmmlTerms(Formula formula) {
        this.formula = formula;
        String free = "term ";
        while (anyNameStartsWith(free)) {
            free = "_" + free;
        }
        prefix = free;
    }

    private boolean anyNameStartsWith(String start) {
        return Stream.concat(
                        formula.columns().stream().map(Column::name),
                        Stream.of(formula.about().target()))
                .anyMatch(name -> name.startsWith(start));
    }

    /** Whether a part is a weight times a number or its power, and missing where that is. */
    private static boolean isPredictor(Part part) {
        return part.isPlain()
                || (part.texts().isEmpty()
                        && part.factors().size() == 1
                        && part.factors().get(0).kind() == Factor.Kind.POWER
                        && !part.isFilled());
    }

    void derived(Xml xml) {
        if (formula.parts().stream().allMatch(PmmlTerms::isPredictor)) {
            return;
        }
        xml.begin("LocalTransformations").line();
        for (int p = 0; p < formula.parts().size(); p++) {
            Part part = formula.parts().get(p);
            if (!isPredictor(part)) {
                xml.begin("DerivedField", "name", prefix + (p + 1), "optype", "continuous", "dataType", "double");
                value(xml, part);
                xml.end().line();
            }
        }
        xml.end().line();
    }

    void predictors(Xml xml) {
        for (int p = 0; p < formula.parts().size(); p++) {
            Part part = formula.parts().get(p);
            if (isPredictor(part)) {
                Factor factor = part.factors().get(0);
                xml.empty(
                        "NumericPredictor",
                        "name",
                        formula.columns().get(factor.column()).name(),
                        "exponent",
                        factor.degree() == 1 ? null : Integer.toString(factor.degree()),
                        "coefficient",
                        Numbers.exact(part.weight()));
            } else {
                xml.empty("NumericPredictor", "name", prefix + (p + 1), "coefficient", "1.0");
            }
            xml.line();
        }
    }

    static Xml constant(Xml xml, double value) {
        return xml.begin("Constant", "dataType", "double")
                .text(Numbers.exact(value))
                .end();
    }

    /** What a part adds. */
    private void value(Xml xml, Part part) {
        if (!part.isFilled()) {
            product(xml, part);
            return;
        }
        List<String> columns = new ArrayList<>();
        for (Factor factor : part.factors()) {
            if (factor.kind() != Factor.Kind.MISSING) {
                columns.add(formula.columns().get(factor.column()).name());
            }
        }
        part.texts().forEach(text -> columns.add(formula.columns().get(text).name()));
        xml.begin("Apply", "function", "if");
        if (columns.size() > 1) {
            xml.begin("Apply", "function", "or");
        }
        columns.forEach(column -> isMissing(xml, column));
        if (columns.size() > 1) {
            xml.end();
        }
        constant(xml, part.ifMissing());
        product(xml, part);
        xml.end();
    }

    private static void isMissing(Xml xml, String column) {
        xml.begin("Apply", "function", "isMissing")
                .empty("FieldRef", "field", column)
                .end();
    }

    private void product(Xml xml, Part part) {
        part.factors().forEach(factor -> xml.begin("Apply", "function", "*"));
        if (part.texts().isEmpty()) {
            constant(xml, part.weight());
        } else {
            weights(xml, part);
        }
        for (Factor factor : part.factors()) {
            factor(xml, factor);
            xml.end();
        }
    }

    private void factor(Xml xml, Factor factor) {
        String column = formula.columns().get(factor.column()).name();
        switch (factor.kind()) {
            case PLAIN -> xml.empty("FieldRef", "field", column);
            case POWER -> {
                xml.begin("Apply", "function", "pow").empty("FieldRef", "field", column);
                constant(xml, factor.degree()).end();
            }
            case LOG -> {
                xml.begin("Apply", "function", "if").begin("Apply", "function", "greaterThan");
                xml.empty("FieldRef", "field", column);
                constant(xml, 0).end();
                xml.begin("Apply", "function", "ln")
                        .empty("FieldRef", "field", column)
                        .end();
                xml.end();
            }
            case MISSING -> {
                xml.begin("Apply", "function", "if");
                isMissing(xml, column);
                constant(xml, 1);
                constant(xml, 0).end();
            }
        }
    }

    /** The weight that belongs to the levels of texts. */
    private void weights(Xml xml, Part part) {
        boolean unseen = part.texts().stream()
                .anyMatch(text -> formula.columns().get(text).missingIsUnseen());
        String ifMissing = Double.isNaN(part.ifMissing()) || part.isFilled() ? null : Numbers.exact(part.ifMissing());
        xml.begin(
                "MapValues",
                "outputColumn",
                "weight",
                "dataType",
                "double",
                "defaultValue",
                "0.0",
                "mapMissingTo",
                unseen ? "0.0" : ifMissing);
        for (int k = 0; k < part.texts().size(); k++) {
            String name = formula.columns().get(part.texts().get(k)).name();
            xml.empty("FieldColumnPair", "field", name, "column", "level" + k);
        }
        xml.begin("InlineTable");
        for (Part.Weight known : part.known(formula.columns())) {
            xml.begin("row");
            for (int k = 0; k < known.levels().size(); k++) {
                xml.begin("level" + k).text(known.levels().get(k)).end();
            }
            xml.begin("weight").text(Numbers.exact(known.weight())).end().end();
        }
        xml.end().end();
    }
}
