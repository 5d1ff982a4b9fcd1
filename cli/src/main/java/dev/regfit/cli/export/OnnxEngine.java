package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.List;

/** ONNX Runtime for Python. */
record OnnxEngine(String program) implements Engine {
    private static final String SCRIPT = """
            import csv, json, sys
            import numpy, onnxruntime
            session = onnxruntime.InferenceSession("model.onnx")
            about = session.get_modelmeta().custom_metadata_map
            rows = list(csv.DictReader(open("data", newline="", encoding="utf-8")))
            inputs = {}
            for i in session.get_inputs():
                columns = json.loads(about[i.name])
                if i.name == "numbers":
                    cells = [[float(row[c]) if row[c] else float("nan") for c in columns] for row in rows]
                    inputs[i.name] = numpy.array(cells, dtype=numpy.float64)
                else:
                    inputs[i.name] = numpy.array([[row[c] for c in columns] for row in rows], dtype=object)
            print("prediction")
            for value in session.run(None, inputs)[0][:, 0]:
                print(value if isinstance(value, str) else "" if value != value else repr(float(value)))
            """;

    @Override
    public List<String> predictions(Task task) {
        Programs.write(task.folder().resolve("model.onnx"), task.exported());
        Programs.write(
                task.folder().resolve("data"),
                PlainTables.csv(task.formula(), task.rows().cells()));
        Path script = Programs.write(task.folder().resolve("run.py"), Form.bytes(SCRIPT));
        return Answers.of(Programs.run(List.of(program, script.toString()), task.folder(), null));
    }
}
