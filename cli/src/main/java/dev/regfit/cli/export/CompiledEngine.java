package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.List;

/** A compiler of C. */
record CompiledEngine(String program) implements Engine {
    @Override
    public List<String> predictions(Task task) {
        Path file = Programs.write(task.folder().resolve("model.c"), task.exported());
        Path table = Programs.write(
                task.folder().resolve("data"),
                PlainTables.tabbed(task.formula(), task.rows().cells()));
        Path compiled = task.folder().resolve("model");
        Programs.run(
                List.of(program, "-std=c99", "-O1", file.toString(), "-o", compiled.toString(), "-lm"),
                task.folder(),
                null);
        return Answers.of(Programs.run(List.of(compiled.toString(), table.toString()), task.folder(), null));
    }
}
