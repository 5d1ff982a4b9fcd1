package dev.regfit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regfit.cli.Program.Result;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a process of its own can show: streams that fail, signals, and the encoding. */
class ProcessTest {
    private static final File FULL = new File("/dev/full");
    private static final int SIGINT = 2;
    private static final int SIGTERM = 15;
    private static final String[] TRAIN = {"train", "data.csv", "-t", "y", "-p", "l2", "-a", "1"};

    @TempDir
    private Path directory;

    private Program regfit;

    @BeforeEach
    void writeData() throws IOException {
        regfit = new Program(directory);
        write("data.csv", "größe,y\n1,2\n2,3\n3,5\n");
    }

    @Test
    void aFullDiskUnderStandardOutputIsAnError() throws Exception {
        assumeTrue(FULL.exists());
        Process process = regfit.builder(TRAIN).redirectOutput(FULL).start();
        assertEquals(3, Program.await(process));
        assertEquals("regfit: cannot write standard output: No space left on device\n", regfit.errorText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "--help", "train --help", "train --version"})
    void aFullDiskUnderHelpIsAnError(String words) throws Exception {
        assumeTrue(FULL.exists());
        Process process = regfit.builder(words.split(" ")).redirectOutput(FULL).start();
        assertEquals(3, Program.await(process));
        assertEquals("regfit: cannot write standard output: No space left on device\n", regfit.errorText());
    }

    @Test
    void aFullDiskUnderAFileIsAnError() throws Exception {
        assumeTrue(FULL.exists());
        Result result = regfit.run("train", "data.csv", "-t", "y", "-p", "l2", "-a", "1", "-o", "/dev/full");
        assertEquals(new Result(3, "", "regfit: cannot write /dev/full: No space left on device\n"), result);
    }

    @Test
    void aFolderThatCannotBeWrittenIsAnError() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("folder"));
        assertTrue(folder.toFile().setWritable(false));
        assumeFalse(Files.isWritable(folder), "this user may write everywhere");
        Result result = regfit.run("train", "data.csv", "-t", "y", "-p", "l2", "-a", "1", "-o", "folder/model.json");
        assertEquals(new Result(3, "", "regfit: cannot write folder/model.json: permission denied\n"), result);
    }

    /** As in {@code regfit predict … | head -n 1}. */
    @Test
    void aReaderThatGoesAwayIsNoError() throws Exception {
        regfit.run("train", "data.csv", "-p", "l2", "-a", "1", "-o", "model.json");
        write("many.csv", "größe\n" + "1\n2\n".repeat(50_000));
        Process process = regfit.builder("predict", "model.json", "many.csv").start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertEquals("prediction", out.readLine());
        }
        assertEquals(0, Program.await(process));
        assertEquals("", regfit.errorText());
    }

    /** As in {@code tail -f rows.csv | regfit predict model.json -}: what was predicted is there before more rows are. */
    @Test
    @Timeout(60)
    void predictsEachRowAsItComes() throws Exception {
        regfit.run("train", "data.csv", "-p", "none", "-o", "model.json");
        Process process =
                regfit.builder("predict", "model.json", "-", "-k", "größe").start();
        Writer in = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            say(in, "größe\n");
            say(in, "7\n");
            assertEquals("größe,prediction", out.readLine());
            assertTrue(out.readLine().startsWith("7,"));
            say(in, "1");
            say(in, "8\n9\n");
            assertTrue(out.readLine().startsWith("18,"));
            assertTrue(out.readLine().startsWith("9,"));
            say(in, "10");
            in.close();
            assertTrue(out.readLine().startsWith("10,"));
        }
        assertEquals(0, Program.await(process));
        assertEquals("", regfit.errorText());
    }

    private static void say(Writer in, String text) throws IOException {
        in.write(text);
        in.flush();
    }

    @Test
    void anInterruptLeavesNoFile() throws Exception {
        Set<String> before = files();
        assertEquals(130, signalledWhileReading("INT", SIGINT));
        before.add("standard-error");
        assertEquals(before, files());
        assertEquals("", regfit.errorText());
    }

    @Test
    void aTerminationLeavesAnOlderFileAsItWas() throws Exception {
        write("model.json", "an older model");
        Set<String> before = files();
        assertEquals(143, signalledWhileReading("TERM", SIGTERM));
        before.add("standard-error");
        assertEquals(before, files());
        assertEquals("an older model", Files.readString(directory.resolve("model.json")));
    }

    /** Sends a signal to a run that has begun its output file and waits for more data; the exit code. */
    private int signalledWhileReading(String signal, int number) throws IOException, InterruptedException {
        assumeTrue(Program.hasShell());
        Process process = regfit.builder("train", "-", "-p", "l2", "-a", "1", "-o", "model.json")
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("a,y\n1,2\n2,3\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            while (files().stream().noneMatch(name -> name.endsWith(".part"))) {
                assertTrue(process.isAlive(), "it ended before it began to write");
                Thread.sleep(10);
            }
            if (ignores(process, number)) {
                process.destroyForcibly();
                assumeTrue(false, "whoever runs these tests has signal %s ignored".formatted(signal));
            }
            Program.await(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start());
            return Program.await(process);
        }
    }

    /** A process inherits the signals that are ignored, and a shell ignores interrupts of what it runs behind itself. */
    private static boolean ignores(Process process, int signal) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("SigIgn:"))
                    .map(line ->
                            new BigInteger(line.substring(line.indexOf(':') + 1).strip(), 16))
                    .anyMatch(mask -> mask.testBit(signal - 1));
        }
    }

    @Test
    void outputIsUtf8InEveryLocale() throws Exception {
        ProcessBuilder builder = regfit.builder("train", "-", "-p", "none", "-f", "csv")
                .redirectInput(directory.resolve("data.csv").toFile());
        builder.environment().put("LC_ALL", "C");
        Result result = regfit.finish(builder.start());
        assertEquals(0, result.code(), result.err());
        assertEquals(
                List.of("name,weight,standardized,standard_error,t,p", "(intercept)", "größe"),
                result.out()
                        .lines()
                        .map(line -> line.replaceAll(",-?[0-9].*", ""))
                        .toList());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text);
    }

    private Set<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
