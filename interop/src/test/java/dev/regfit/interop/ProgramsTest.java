package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.regfit.cli.command.Regfit;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs, by {@code --check} and the compilers and interpreters that are on this machine. */
class ProgramsTest {
    private static final String NO_ENGINE = "not to be found here";
    private static final int USAGE = 2;

    @TempDir
    Path folder;

    /** LibreOffice takes seconds to start. */
    private static final Set<Sample> IN_WORKBOOKS = Set.of(
            Sample.NUMBERS, Sample.TEXTS, Sample.LOG_TARGET, Sample.LOGISTIC, Sample.INTERACTIONS, Sample.WIDE_LASSO);

    static Stream<Arguments> programs() {
        return Stream.of("python", "r", "javascript", "java", "c", "awk", "excel")
                .flatMap(form -> Stream.of(Sample.values())
                        .filter(sample -> !form.equals("excel") || IN_WORKBOOKS.contains(sample))
                        .map(sample -> Arguments.of(form, sample)));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void predictsWhatRegfitPredicts(String form, Sample sample) throws IOException {
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
