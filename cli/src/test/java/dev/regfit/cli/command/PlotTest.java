package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.plot.SvgPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of picture of real models, of few columns and of many. */
class PlotTest {
    private static final int ROWS = 60;
    private static final int STRENGTHS = 12;
    private static final List<Integer> WIDTHS = List.of(10, 200, 4000);

    @TempDir
    static Path folder;

    @BeforeAll
    static void trainModels() {
        for (int p : WIDTHS) {
            write(p);
            run("train", data(p), "-t", "y", "-x", "class", "-p", "l2", "-a", "10", "-o", model("numbers", p), "-q");
            run(
                    "train",
                    data(p),
                    "-t",
                    "class",
                    "-x",
                    "y",
                    "--loss",
                    "logistic",
                    "-p",
                    "l2",
                    "-a",
                    "0.1",
                    "-o",
                    model("classes", p),
                    "-q");
        }
        run(
                "train",
                data(10),
                "-t",
                "y",
                "-x",
                "class",
                "-a",
                "0.1",
                "--bootstrap",
                "40",
                "-o",
                model("sure", 10),
                "-q");
    }

    /** Names are long now and then, and differ in their middle. */
    private static String name(int j) {
        return j % 7 == 3
                ? "a rather long name of the column number %d of all, in metres per second".formatted(j)
                : "c" + j;
    }

    private static void write(int p) {
        Random random = new Random(p);
        StringBuilder text = new StringBuilder(
                IntStream.range(0, p).mapToObj(j -> '"' + name(j) + '"').collect(Collectors.joining(",")));
        text.append(",y,class\n");
        for (int i = 0; i < ROWS; i++) {
            double sum = 0;
            for (int j = 0; j < p; j++) {
                double x = Math.rint(random.nextGaussian() * 1000) / 1000;
                sum += j < 5 ? x * (5 - j) : 0;
                text.append(x).append(',');
            }
            double y = sum + random.nextGaussian();
            text.append(y)
                    .append(',')
                    .append(y + 3 * random.nextGaussian() > 0 ? "sold" : "kept")
                    .append('\n');
        }
        try {
            Files.writeString(Path.of(data(p)), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String data(int p) {
        return folder.resolve("data%d.csv".formatted(p)).toString();
    }

    private static String model(String kind, int p) {
        return folder.resolve("%s%d.json".formatted(kind, p)).toString();
    }

    private static Run run(String... words) {
        Run run = Run.of(List.of(words), new byte[0], null);
        assertTrue(run.code() == ExitCode.DONE || run.code() == ExitCode.NOT_CONVERGED, run.err());
        return run;
    }

    /** What a kind takes, without what names the picture. */
    private static List<String> words(String kind, int p) {
        List<String> target = List.of("-t", "y", "-x", "class");
        List<String> strengths = List.of("-a", "4,3,2,1,0.8,0.6,0.4,0.3,0.2,0.1,0.05,0.02");
        List<String> words = new ArrayList<>(List.of("plot", kind));
        switch (kind) {
            case "weights" -> words.add(model("numbers", p));
            case "residuals" -> words.addAll(List.of(model("numbers", p), data(p)));
            case "calibration", "roc" -> words.addAll(List.of(model("classes", p), data(p)));
            case "geometry" -> words.addAll(List.of("c0", "c1", data(p), "-a", "1", "--norm", "2,inf"));
            case "trace" -> words.addAll(List.of(data(p), "-a", "1", "--epochs", "30"));
            default -> words.add(data(p));
        }
        if (!Set.of("weights", "residuals", "calibration", "roc").contains(kind)) {
            words.addAll(target);
        }
        if (Set.of("path", "cv", "compare").contains(kind)) {
            words.addAll(List.of("--folds", "3"));
            words.addAll(kind.equals("compare") ? List.of("--n-alphas", "12") : strengths);
        }
        return words;
    }

    static Stream<Arguments> pictures() {
        return PlotCommand.names().stream().flatMap(kind -> WIDTHS.stream().map(p -> Arguments.of(kind, p)));
    }

    private static SvgPicture draw(List<String> words) throws Exception {
        Path file = Files.createTempFile(folder, "picture", ".svg");
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("-o", file.toString()));
        Run run = run(all.toArray(new String[0]));
        assertEquals("", run.out(), "the picture is all there is");
        return SvgPicture.read(file);
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void allHasItsPlace(String kind, int p) throws Exception {
        SvgPicture picture = draw(words(kind, p));
        picture.check();
        assertTrue(picture.texts().get(0).contains(" on ")
                || picture.texts().get(0).startsWith("spectrum of"));
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void terminalsOfAnyWidthHoldIt(String kind, int p) {
        if (p > WIDTHS.get(0)) {
            return;
        }
        for (String columns : List.of("60", "100", "200")) {
            Run run = Run.of(words(kind, p), new byte[0], columns);
            assertEquals(ExitCode.DONE, run.code(), run.err());
            int room = Integer.parseInt(columns);
            run.out().lines().forEach(line -> assertTrue(line.length() <= room, line));
            assertTrue(run.out().codePoints().anyMatch(c -> c > 0x2800 && c < 0x2900), "braille");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 200, 4000})
    void aPathHasANamedLineForEachOfTheLargestWeights(int p) throws Exception {
        SvgPicture picture = draw(words("path", p));
        List<Integer> lines = picture.thickLines();
        assertEquals(Math.min(16, p), lines.size());
        assertEquals(Set.of(STRENGTHS), new HashSet<>(lines), "no line leaves the axes");
        assertTrue(picture.texts().contains("min") || picture.texts().contains("min, 1se"), "what the rules take");
        assertTrue(picture.texts().contains(name(0)));
    }

    @Test
    void aCurveHasAPointAndABarForEachStrength() throws Exception {
        SvgPicture picture = draw(words("cv", 10));
        assertEquals(STRENGTHS, picture.count("circle"));
        assertEquals(List.of(STRENGTHS), picture.thickLines());
    }

    @Test
    void weightsAreBarsOrWherePossibleHaveIntervals() throws Exception {
        int page = 1;
        SvgPicture bars = draw(List.of("plot", "weights", model("numbers", 10)));
        assertEquals(page + 10, bars.count("rect"));
        SvgPicture most = draw(List.of("plot", "weights", model("numbers", 4000)));
        assertEquals(page + 30, most.count("rect"));
        assertTrue(most.texts().get(1).startsWith("not drawn: 3,970 more, none above "), most.texts()::toString);
        SvgPicture sure = draw(List.of("plot", "weights", model("sure", 10)));
        assertEquals(page, sure.count("rect"));
        assertEquals(sure.count("circle"), sure.thickLines().size());
        assertTrue(sure.texts().contains("standardized weight, with 95 % intervals of the bootstrap"));
    }

    @Test
    void aRocCurveGoesFromCornerToCorner() throws Exception {
        SvgPicture picture = draw(words("roc", 10));
        assertEquals(1, picture.thickLines().size(), "unbroken");
        assertTrue(picture.texts().stream().anyMatch(text -> text.startsWith("AUC 0.")));
    }

    @Test
    void geometryMarksBothOptimaAndEachBall() throws Exception {
        SvgPicture picture = draw(words("geometry", 10));
        assertTrue(picture.texts().containsAll(List.of("least loss", "lasso", "L2", "L∞")), picture.texts()::toString);
        assertEquals(4, picture.count("circle"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "grey"})
    void themesDifferInColoursOnly(String theme) throws Exception {
        List<String> words = new ArrayList<>(words("path", 10));
        List<String> texts = draw(words).texts();
        words.addAll(List.of("--theme", theme));
        SvgPicture picture = draw(words);
        picture.check();
        assertEquals(texts, picture.texts());
    }

    @Test
    void reportsHaveThemToo() throws Exception {
        for (List<String> words : List.of(
                List.of("train", data(10), "-t", "y", "-x", "class", "-p", "none"),
                List.of("train", data(10), "-t", "y", "-x", "class", "-p", "l2", "-a", "1", "--solver", "gd,proximal"),
                List.of("evaluate", model("numbers", 10), data(10)),
                List.of("evaluate", model("classes", 10), data(10)),
                List.of("spectrum", data(10), "-t", "y", "-x", "class"),
                List.of("compare", data(10), "-t", "y", "-x", "class", "--folds", "3"),
                List.of("compare", data(10), "--model", model("numbers", 10), "--model", model("sure", 10)))) {
            Path file = Files.createTempFile(folder, "beside", ".svg");
            List<String> all = new ArrayList<>(words);
            all.addAll(List.of("--plot", file.toString(), "-q"));
            Run run = run(all.toArray(new String[0]));
            assertTrue(run.out().length() > 100, "the report is there as well");
            SvgPicture.read(file).check();
        }
    }
}
