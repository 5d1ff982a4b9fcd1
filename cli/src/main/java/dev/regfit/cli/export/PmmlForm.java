package dev.regfit.cli.export;

import dev.regfit.model.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * A RegressionModel of PMML 4.4, of two classes one of classification. A column that is only multiplied by a weight is a
 * NumericPredictor; anything else is a derived field, which {@link PmmlTerms} writes. Texts that are not in the training
 * data, where they are refused, are invalid values.
 */
final class PmmlForm implements Form {
    private static final String NAMESPACE = "http://www.dmg.org/PMML-4_4";

    @Override
    public byte[] write(Formula formula, ExportNames names) {
        Xml xml = new Xml();
        xml.begin("PMML", "xmlns", NAMESPACE, "version", "4.4").line();
        xml.begin("Header", "description", String.join(" ", formula.about().lines()));
        xml.empty("Application", "name", "regfit", "version", formula.about().version());
        xml.end().line();
        dictionary(xml, formula);
        Ending ending = formula.ending();
        boolean classifies = ending.labels().isPresent();
        String normalization = switch (ending.link()) {
            case IDENTITY -> null;
            case LOGISTIC -> "logit";
            case EXP -> "exp";
        };
        xml.begin(
                        "RegressionModel",
                        "modelName",
                        formula.about().model(),
                        "functionName",
                        classifies ? "classification" : "regression",
                        "normalizationMethod",
                        normalization)
                .line();
        miningSchema(xml, formula);
        output(xml, formula, names.prediction());
        if (ending.link() == Ending.Link.EXP && ending.factor() != 1) {
            xml.begin("Targets");
            xml.empty("Target", "field", formula.about().target(), "rescaleFactor", Numbers.exact(ending.factor()));
            xml.end().line();
        }
        PmmlTerms terms = new PmmlTerms(formula);
        terms.derived(xml);
        xml.begin(
                        "RegressionTable",
                        "intercept",
                        Numbers.exact(formula.intercept()),
                        "targetCategory",
                        ending.labels().map(labels -> labels.positive()).orElse(null))
                .line();
        terms.predictors(xml);
        xml.end().line();
        ending.labels()
                .ifPresent(
                        labels -> xml.empty("RegressionTable", "intercept", "0.0", "targetCategory", labels.negative())
                                .line());
        xml.end().line().end();
        return Form.bytes(xml.toString());
    }

    private static void dictionary(Xml xml, Formula formula) {
        xml.begin("DataDictionary").line();
        for (Column column : formula.columns()) {
            field(xml, column.name(), column.text(), column.levels());
        }
        List<String> classes = new ArrayList<>();
        formula.ending().labels().ifPresent(labels -> classes.addAll(List.of(labels.positive(), labels.negative())));
        field(xml, formula.about().target(), !classes.isEmpty(), classes);
        xml.end().line();
    }

    private static void field(Xml xml, String name, boolean text, List<String> values) {
        xml.begin(
                "DataField",
                "name",
                name,
                "optype",
                text ? "categorical" : "continuous",
                "dataType",
                text ? "string" : "double");
        values.forEach(value -> xml.empty("Value", "value", value));
        xml.end().line();
    }

    private static void miningSchema(Xml xml, Formula formula) {
        xml.begin("MiningSchema").line();
        for (Column column : formula.columns()) {
            boolean refused = column.required() || (column.refusesUnseen() && column.missingIsUnseen());
            xml.empty(
                            "MiningField",
                            "name",
                            column.name(),
                            "invalidValueTreatment",
                            column.text() && !column.refusesUnseen() ? "asIs" : "returnInvalid",
                            "missingValueReplacement",
                            column.missingIsLevel() ? column.levels().get(column.missingLevel()) : null,
                            "missingValueTreatment",
                            column.missingIsLevel() ? "asValue" : refused ? "returnInvalid" : null)
                    .line();
        }
        xml.empty("MiningField", "name", formula.about().target(), "usageType", "target")
                .line()
                .end()
                .line();
    }

    private static void output(Xml xml, Formula formula, String name) {
        Ending ending = formula.ending();
        xml.begin("Output").line();
        if (ending.labels().isEmpty()) {
            xml.empty(
                    "OutputField",
                    "name",
                    name,
                    "optype",
                    "continuous",
                    "dataType",
                    "double",
                    "feature",
                    "predictedValue");
        } else {
            String probability = ending.decides() ? name + "_probability" : name;
            xml.empty(
                    "OutputField",
                    "name",
                    probability,
                    "optype",
                    "continuous",
                    "dataType",
                    "double",
                    "feature",
                    "probability",
                    "value",
                    ending.labels().get().positive());
            ending.classes().ifPresent(classes -> {
                xml.line()
                        .begin(
                                "OutputField",
                                "name",
                                name,
                                "optype",
                                "categorical",
                                "dataType",
                                "string",
                                "feature",
                                "transformedValue");
                xml.begin("Apply", "function", "if").begin("Apply", "function", "greaterThan");
                xml.empty("FieldRef", "field", probability);
                PmmlTerms.constant(xml, ending.threshold()).end();
                xml.begin("Constant", "dataType", "string")
                        .text(classes.positive())
                        .end();
                xml.begin("Constant", "dataType", "string")
                        .text(classes.negative())
                        .end();
                xml.end().end();
            });
        }
        xml.line().end().line();
    }
}
