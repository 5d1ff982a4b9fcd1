package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.regfit.model.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** ONNX on ONNX Runtime. */
class OnnxTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void predicts_what_predict_does(Sample sample) throws IOException, OrtException {
        Trained trained = Trained.of(sample);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession session =
                environment.createSession(trained.file(folder, "onnx").toString())) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (String input : session.getInputNames()) {
                boolean text = input.equals("texts");
                List<Integer> places = places(trained, text);
                assertEquals(
                        places.stream()
                                .map(k -> trained.columns().get(k).name())
                                .toList(),
                        Json.parse(session.getMetadata().getCustomMetadata().get(input)));
                inputs.put(
                        input,
                        text
                                ? OnnxTensor.createTensor(environment, texts(trained, places))
                                : OnnxTensor.createTensor(environment, numbers(trained, places)));
            }
            List<Object> answers = new ArrayList<>();
            try (OrtSession.Result result = session.run(inputs)) {
                Object value = result.get("prediction").orElseThrow().getValue();
                if (value instanceof double[][] numbers) {
                    for (double[] number : numbers) {
                        answers.add(number[0]);
                    }
                } else {
                    for (String[] text : (String[][]) value) {
                        answers.add(text[0]);
                    }
                }
            }
            trained.assertPredicted(answers);
        }
    }

    private static List<Integer> places(Trained trained, boolean text) {
        List<Integer> places = new ArrayList<>();
        for (int k = 0; k < trained.columns().size(); k++) {
            if (trained.columns().get(k).text() == text) {
                places.add(k);
            }
        }
        return places;
    }

    private static double[][] numbers(Trained trained, List<Integer> places) {
        double[][] numbers = new double[trained.rows().size()][places.size()];
        for (int i = 0; i < numbers.length; i++) {
            for (int j = 0; j < places.size(); j++) {
                Object cell = trained.rows().get(i).get(places.get(j));
                numbers[i][j] = cell == null ? Double.NaN : (Double) cell;
            }
        }
        return numbers;
    }

    private static String[][] texts(Trained trained, List<Integer> places) {
        String[][] texts = new String[trained.rows().size()][places.size()];
        for (int i = 0; i < texts.length; i++) {
            for (int j = 0; j < places.size(); j++) {
                Object cell = trained.rows().get(i).get(places.get(j));
                texts[i][j] = cell == null ? "" : (String) cell;
            }
        }
        return texts;
    }
}
