package dev.regfit.cli.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.regfit.model.LinearModel;
import dev.regfit.path.LassoSegments;
import dev.regfit.problem.PenaltyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser; without Chromium on the machine these are passed over. */
class PageBrowserTest {
    private static final List<String> NAMES = List.of(
            "age",
            "<b>bold</b>",
            "</script><script>alert(1)</script>",
            "b, \"c\"",
            "größe",
            "x6",
            "x7",
            "x8",
            "x9",
            "x10");

    private static Chromium browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        Optional<Path> program = Chromium.program();
        assumeTrue(program.isPresent(), "no Chromium on this machine");
        browser = Chromium.start(program.get());
    }

    @AfterAll
    static void end() throws IOException {
        if (browser != null) {
            browser.close();
        }
    }

    /** No test may leave a page that has complained, or asked for anything but itself. */
    @AfterEach
    void isQuiet() {
        assertEquals(List.of(), browser.complaints());
        assertTrue(
                browser.requests().stream().allMatch(url -> url.startsWith("file:") || url.startsWith("data:")),
                browser.requests().toString());
        assertEquals(
                1,
                browser.requests().stream()
                        .filter(url -> url.startsWith("file:"))
                        .count());
        browser.resize(1000, 800);
        browser.show("screen", "light");
    }

    private Page open(Sample sample, double alpha) throws IOException, InterruptedException {
        Page page = sample.page(alpha);
        Path file = folder.resolve("page.html");
        Files.writeString(file, page.html());
        browser.open(file);
        browser.settle();
        return page;
    }

    private Page open() throws IOException, InterruptedException {
        return open(Sample.of(150, NAMES, PenaltyKind.L1), 0.05);
    }

    private static void type(double alpha) {
        browser.evaluate("(() => { const field = document.getElementById('alpha'); field.value = '" + alpha
                + "'; field.dispatchEvent(new Event('change')); })()");
        browser.settle();
    }

    private static double[] tableWeights(List<String> names) {
        Map<?, ?> cells = (Map<?, ?>)
                browser.evaluate(
                        "Object.fromEntries([...document.querySelectorAll('#weights-table tbody tr')].map(row =>"
                                + " [row.querySelector('th').textContent, Number(row.querySelector('.weight').dataset.value)]))");
        return names.stream()
                .mapToDouble(name -> ((Number) cells.get(name)).doubleValue())
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"150, 10", "700, 60", "40, 60"})
    void weightsAtAnyStrengthAreThoseOfTrain(int rows, int columns) throws Exception {
        Sample sample = Sample.of(rows, columns, PenaltyKind.L1);
        LassoSegments segments =
                open(sample, 0.2).exploration().orElseThrow().segments().orElseThrow();
        List<String> names = sample.data().schema().features();
        browser.evaluate("document.querySelector('#nonzero').checked && document.querySelector('#nonzero').click()");
        for (double alpha : Sample.strengths(segments.last(), segments.alphas()[0], 50)) {
            type(alpha);
            LinearModel trained = sample.train(alpha);
            assertEquals(0, Sample.difference(trained.weights(), tableWeights(names)), 1e-12, "alpha = " + alpha);
            assertEquals(
                    trained.intercept(),
                    browser.number("Number(document.querySelector('[data-intercept]').dataset.intercept)"),
                    1e-10);
        }
    }

    @Test
    void sliderMovesByKeys() throws Exception {
        open();
        browser.evaluate("document.getElementById('slider').focus()");
        double before = browser.number("Number(document.getElementById('alpha').value)");
        String weights = browser.evaluate("document.querySelector('#weights-table tbody').textContent")
                .toString();
        for (int k = 0; k < 20; k++) {
            browser.press("ArrowLeft", 37);
        }
        assertTrue(browser.number("Number(document.getElementById('alpha').value)") > before);
        assertNotEquals(
                weights,
                browser.evaluate("document.querySelector('#weights-table tbody').textContent")
                        .toString());
        browser.press("Home", 36);
        assertEquals("0 of 10", browser.evaluate("document.querySelector('.readout strong').textContent"));
        browser.evaluate("[...document.querySelectorAll('.controls button')][0].focus()");
        browser.press("Enter", 13);
        assertEquals(before, browser.number("Number(document.getElementById('alpha').value)"));
        assertEquals(
                weights,
                browser.evaluate("document.querySelector('#weights-table tbody').textContent")
                        .toString());
    }

    @Test
    void strengthsBeyondThePathAreRefused() throws Exception {
        open();
        type(1e-9);
        assertTrue(browser.evaluate("document.getElementById('alpha-error').textContent")
                .toString()
                .startsWith("Type a number from "));
        type(1e6);
        assertEquals("", browser.evaluate("document.getElementById('alpha-error').textContent"));
        assertEquals("0 of 10", browser.evaluate("document.querySelector('.readout strong').textContent"));
    }

    @Test
    void tableIsSortedByClickAndKey() throws Exception {
        open();
        browser.evaluate("document.querySelector('th[data-key=weight] button').click()");
        assertEquals("descending", browser.evaluate("document.querySelector('th[data-key=weight]').ariaSort"));
        assertEquals("none", browser.evaluate("document.querySelector('th[data-key=size]').ariaSort"));
        String values =
                "[...document.querySelectorAll('#weights-table .weight[data-value]')].map(cell => Number(cell.dataset.value))";
        assertEquals(true, browser.evaluate(values + ".every((value, i, all) => i === 0 || all[i - 1] >= value)"));
        browser.evaluate("document.querySelector('th[data-key=weight] button').focus()");
        browser.press("Enter", 13);
        assertEquals("ascending", browser.evaluate("document.querySelector('th[data-key=weight]').ariaSort"));
        assertEquals(true, browser.evaluate(values + ".every((value, i, all) => i === 0 || all[i - 1] <= value)"));
        assertEquals(10, browser.number(values + ".length"));
    }

    @Test
    void searchFindsNamesWhateverTheyHold() throws Exception {
        open();
        browser.evaluate("(() => { const search = document.getElementById('search'); search.value = 'BOLD';"
                + " search.dispatchEvent(new Event('input')); })()");
        assertEquals(
                List.of("<b>bold</b>"),
                browser.evaluate(
                        "[...document.querySelectorAll('#weights-table tbody th')].map(cell => cell.textContent)"));
        assertEquals(0, browser.number("document.querySelectorAll('main b').length"));
    }

    @ParameterizedTest
    @CsvSource({"1200", "400", "320"})
    void neverScrollsSideways(int width) throws Exception {
        browser.resize(width, 800);
        open();
        assertEquals(
                browser.number("document.documentElement.clientWidth"),
                browser.number("document.documentElement.scrollWidth"));
        assertTrue(browser.number("document.documentElement.clientWidth") <= width);
    }

    @Test
    void hasLightAndDark() throws Exception {
        open();
        String colour = "getComputedStyle(document.documentElement).backgroundColor";
        Object light = browser.evaluate(colour);
        browser.show("screen", "dark");
        assertNotEquals(light, browser.evaluate(colour));
        assertNotEquals(browser.evaluate("getComputedStyle(document.documentElement).color"), browser.evaluate(colour));
    }

    @Test
    void printsWithoutControls() throws Exception {
        open();
        browser.show("print", "light");
        assertEquals("none", browser.evaluate("getComputedStyle(document.getElementById('slider')).display"));
        assertTrue(
                browser.call("Page.printToPDF", Map.of()).get("data").toString().length() > 10_000);
    }

    @ParameterizedTest
    @CsvSource({"L2", "ELASTIC_NET"})
    void stopsAtStrengthsOfOtherPenalties(PenaltyKind kind) throws Exception {
        Sample sample = Sample.of(80, 6, kind);
        Page page = open(sample, 0.7);
        List<String> names = sample.data().schema().features();
        assertEquals(0.7, browser.number("Number(document.getElementById('alpha').value)"));
        browser.evaluate("document.getElementById('slider').focus()");
        browser.press("ArrowRight", 39);
        double alpha = browser.number("Number(document.getElementById('alpha').value)");
        assertTrue(page.exploration().orElseThrow().path().points().stream().anyMatch(point -> point.alpha() == alpha));
        assertEquals(0, Sample.difference(sample.train(alpha).weights(), tableWeights(names)), 1e-9);
    }

    @Test
    void withoutAPenaltyThereIsNoSlider() throws Exception {
        open(Sample.of(50, 4, PenaltyKind.NONE), 0);
        assertEquals(0, browser.number("document.querySelectorAll('#slider').length"));
        assertEquals(4, browser.number("document.querySelectorAll('#weights-table tbody tr').length"));
    }
}
