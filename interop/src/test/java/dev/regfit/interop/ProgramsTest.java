package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.regfit.cli.command.Regfit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Programs, by {@code --check} and the compilers and interpreters that are on this machine. */
class ProgramsTest {
    private static final String NO_ENGINE = "not to be found here";
    private static final int USAGE = 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void python(Sample sample) throws IOException {
        check(sample, "python");
    }

    @ParameterizedTest
    @EnumSource
    void r(Sample sample) throws IOException {
        check(sample, "r");
    }

    @ParameterizedTest
    @EnumSource
    void javascript(Sample sample) throws IOException {
        check(sample, "javascript");
    }

    @ParameterizedTest
    @EnumSource
    void java(Sample sample) throws IOException {
        check(sample, "java");
    }

    @ParameterizedTest
    @EnumSource
    void c(Sample sample) throws IOException {
        check(sample, "c");
    }

    @ParameterizedTest
    @EnumSource
    void awk(Sample sample) throws IOException {
        check(sample, "awk");
    }

    @ParameterizedTest
    @EnumSource(names = {"NUMBERS", "TEXTS", "LOG_TARGET", "LOGISTIC", "INTERACTIONS", "WIDE_LASSO"})
    void excel(Sample sample) throws IOException {
        check(sample, "excel");
    }

    private void check(Sample sample, String form) throws IOException {
        Trained trained = Trained.of(sample);
        List<String> export = new ArrayList<>(List.of("export", trained.model().toString(), "--to", form));
        export.addAll(List.of("--check", trained.table().toString(), "-o"));
        export.add(folder.resolve("Model." + form).toString());
        export.addAll(sample.predicting());
        Regfit run = Regfit.run(export);
        assumeFalse(run.code() == USAGE && run.err().contains(NO_ENGINE), run.err());
        assertEquals(0, run.code(), run.err());
    }
}
