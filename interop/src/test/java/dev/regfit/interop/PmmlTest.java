package dev.regfit.interop;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.ParserConfigurationException;
import org.jpmml.evaluator.Evaluator;
import org.jpmml.evaluator.EvaluatorUtil;
import org.jpmml.evaluator.FieldValue;
import org.jpmml.evaluator.InputField;
import org.jpmml.evaluator.LoadingModelEvaluatorBuilder;
import org.jpmml.evaluator.ValueCheckException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.SAXException;

/** PMML on the JPMML evaluator. */
class PmmlTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void predicts_what_predict_does(Sample sample)
            throws IOException, JAXBException, SAXException, ParserConfigurationException {
        Trained trained = Trained.of(sample);
        // the check of the schema also refuses more than 1,000 columns
        Evaluator evaluator = new LoadingModelEvaluatorBuilder()
                .setCheckSchema(!sample.isWide())
                .load(trained.file(folder, "pmml").toFile())
                .build();
        evaluator.verify();
        List<Object> answers = new ArrayList<>();
        for (List<Object> row : trained.rows()) {
            answers.add(answer(evaluator, trained, row));
        }
        trained.assertPredicted(answers);
    }

    private static Object answer(Evaluator evaluator, Trained trained, List<Object> row) {
        Map<String, Object> cells = new HashMap<>();
        for (int k = 0; k < row.size(); k++) {
            cells.put(trained.columns().get(k).name(), row.get(k));
        }
        try {
            Map<String, FieldValue> arguments = new HashMap<>();
            for (InputField field : evaluator.getInputFields()) {
                arguments.put(field.getName(), field.prepare(cells.get(field.getName())));
            }
            return EvaluatorUtil.decodeAll(evaluator.evaluate(arguments)).get("prediction");
        } catch (ValueCheckException e) {
            return null;
        }
    }
}
