package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesOfRunTest {
    @TempDir
    Path folder;

    private String data;

    @BeforeEach
    void writeData() throws IOException {
        data = Files.writeString(folder.resolve("data.csv"), "a,y\n1,2\n").toString();
    }

    private static FilesOfRun writing(String input, String output) {
        return new FilesOfRun().reads(List.of(input)).writes("--output", output, Content.MODEL);
    }

    @Test
    void anInputByAnotherSpellingIsNoOutput() throws IOException {
        Files.createDirectory(folder.resolve("below"));
        String other = folder.resolve("below/../data.csv").toString();
        assertEquals(
                "--output " + other + ": it is the same file as " + data
                        + ", which is read, and would be overwritten; write to another file",
                writing(data, other).conflict().orElseThrow());
        assertEquals(
                "--output " + data + ": it is read too, and would be overwritten; write to another file",
                writing(data, data).conflict().orElseThrow());
    }

    @Test
    void neitherIsALinkToAnInputNorTheTargetOfOne() throws IOException {
        String symbolic = Files.createSymbolicLink(folder.resolve("symbolic"), Path.of("data.csv"))
                .toString();
        String hard = Files.createLink(folder.resolve("hard"), Path.of(data)).toString();
        assertTrue(writing(data, symbolic).conflict().isPresent());
        assertTrue(writing(symbolic, data).conflict().isPresent());
        assertTrue(writing(data, hard).conflict().isPresent());
        assertTrue(writing(symbolic, hard).conflict().isPresent());
    }

    @Test
    void twoOutputsAreTwoFilesEvenBeforeTheyAreThere() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("."));
        String output = folder.resolve("new.json").toString();
        String trace = link.resolve("new.json").toString();
        assertEquals(
                "--output and --trace both write to " + trace + "; give each a file of its own",
                writing(data, output)
                        .writes("--trace", trace, Content.TABLE)
                        .conflict()
                        .orElseThrow());
    }

    @Test
    void otherFilesAreNoConflict() throws IOException {
        String copy = Files.copy(Path.of(data), folder.resolve("copy.json")).toString();
        String absent = folder.resolve("absent/model.json").toString();
        assertEquals(Optional.empty(), writing(data, copy).conflict());
        assertEquals(
                Optional.empty(),
                writing(data, absent).writes("--trace", null, Content.TABLE).conflict());
        assertEquals(Optional.empty(), writing("-", copy).conflict());
    }

    @Test
    void aDeviceMayBeWrittenByAll() {
        FilesOfRun nowhere = writing("/dev/null", "/dev/null").writes("--trace", "/dev/null", Content.TABLE);
        assertEquals(Optional.empty(), nowhere.conflict());
    }

    @Test
    void anEndingThatPromisesNothingIsFree() {
        for (String name : List.of("model", "model.txt", "model.v2", "a.b/model", "model.JSON")) {
            assertEquals(
                    Optional.empty(),
                    writing(data, folder.resolve(name).toString()).conflict(),
                    name);
        }
        assertEquals(
                "--output w.csv: regfit writes the model as JSON here; name the file *.json;"
                        + " for a table of weights: -f csv > weights.csv",
                writing(data, "w.csv").conflict().orElseThrow());
    }
}
