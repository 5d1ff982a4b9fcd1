package dev.regfit.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters refuse cells that their languages would read as numbers, and say where they are. */
class RefusedCellsTest {
    private static final String COLUMN = "bmi";
    private static final List<String> GOOD = List.of("32.1", " +.5", "1.", "1e-3");
    private static final List<String> BAD = List.of("0x3", "1_0", "1d", "1e400", "inf", "\uff11", "1e", "many");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "python, python3",
        "r, Rscript",
        "javascript, node",
        "java, java --source 17",
        "awk, awk -f",
        "c, cc -std=c99 -o program"
    })
    void only_decimal_numbers_are_read(String form, String command) throws IOException, InterruptedException {
        Trained trained = Trained.of(Sample.NUMBERS);
        List<String> header = cells(Files.readAllLines(trained.table()).get(0));
        List<String> row = cells(Files.readAllLines(trained.table()).get(1));
        Path file = Files.move(trained.file(folder, form), folder.resolve("Model." + (form.equals("c") ? "c" : "js")));
        List<String> program = new ArrayList<>(cells(command.replace(' ', ',')));
        program.add(file.toString());
        if (form.equals("c")) {
            // libraries come after what needs them
            program.add("-lm");
            Run compiled = run(program);
            assertEquals(0, compiled.code(), compiled.said());
            program = new ArrayList<>(List.of(folder.resolve("program").toString()));
        }
        program.add("data.csv");
        write(header, row, GOOD);
        Run good = run(program);
        assertEquals(0, good.code(), good.said());
        for (String bad : BAD) {
            write(header, row, List.of(row.get(header.indexOf(COLUMN)), bad));
            Run run = run(program);
            assertNotEquals(0, run.code(), bad);
            String place = "data.csv: row 2: column \"%s\": \"%s\"".formatted(COLUMN, bad);
            assertTrue(run.said().contains(place), run.said());
        }
    }

    private static List<String> cells(String line) {
        return Arrays.asList(line.split(",", -1));
    }

    /** Writes a row for each value of the column. */
    private void write(List<String> header, List<String> row, List<String> values) throws IOException {
        List<String> lines = new ArrayList<>(List.of(String.join(",", header)));
        for (String value : values) {
            List<String> cells = new ArrayList<>(row);
            cells.set(header.indexOf(COLUMN), value);
            lines.add(String.join(",", cells));
        }
        Files.write(folder.resolve("data.csv"), lines, StandardCharsets.UTF_8);
    }

    /** The exit code, and all that was written. */
    private record Run(int code, String said) {}

    private Run run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            return abort(e.getMessage());
        }
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), said);
    }
}
