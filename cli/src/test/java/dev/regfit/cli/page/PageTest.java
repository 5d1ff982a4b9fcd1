package dev.regfit.cli.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.path.LassoSegments;
import dev.regfit.problem.PenaltyKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file itself; {@link PageBrowserTest} has what a browser makes of it. */
class PageTest {
    /** Of a page of 200 columns, in bytes. */
    private static final int MOST_BYTES = 250_000;

    /** The numbers that the page holds give the weights of train, whatever its script does with them. */
    @ParameterizedTest
    @CsvSource({"150, 10", "700, 60", "500, 130"})
    void numbersOfThePageGiveTheWeightsOfTrain(int rows, int columns) {
        Sample sample = Sample.of(rows, columns, PenaltyKind.L1);
        LassoSegments segments = Unpacked.of(sample.page(0.2).html()).segments();
        for (double alpha : Sample.strengths(segments.last(), segments.alphas()[0], 50)) {
            assertEquals(
                    0,
                    Sample.difference(sample.train(alpha).weights(), segments.weightsAt(alpha)),
                    1e-12,
                    "alpha = " + alpha);
        }
    }

    @Test
    void twoHundredColumnsAreNotLarge() {
        String html = Sample.of(1500, 200, PenaltyKind.L1).page(0.05).html();
        assertTrue(html.contains("\"segments\""));
        int bytes = html.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    }

    @ParameterizedTest
    @CsvSource({"L2", "ELASTIC_NET"})
    void otherPenaltiesAreNoLarger(PenaltyKind kind) {
        String html = Sample.of(600, 200, kind).page(0.5).html();
        assertTrue(html.contains("\"stops\""));
        assertTrue(html.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES);
    }

    @Test
    void isTheSameEveryTime() {
        Sample sample = Sample.of(60, 5, PenaltyKind.L1);
        assertEquals(sample.page(0.1).html(), sample.page(0.1).html());
    }

    @Test
    void asksForNothing() {
        String html = Sample.of(60, 5, PenaltyKind.L1).page(0.1).html();
        assertFalse(Pattern.compile("(?:src|href)=\"(?!data:)").matcher(html).find());
        assertFalse(html.contains("@import") || html.contains("url("));
        assertTrue(html.contains("default-src 'none'"));
    }

    /** No name can leave the block of data or the title. */
    @Test
    void namesAreNoMarkup() {
        String evil = "</script><script>alert(1)</script>{{data}}<!--";
        Sample sample = Sample.of(60, List.of(evil, "b"), PenaltyKind.L1);
        String html = sample.page(0.1).html();
        assertEquals(2, html.split("<script", -1).length - 1);
        assertEquals(evil, ((List<?>) Unpacked.of(html).data().get("names")).get(0));
    }

    @Test
    void packedDoublesKeepAllBits() {
        double[] values = {
            0, -0.0, 1, -Math.PI, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY
        };
        assertArrayEquals(values, Unpacked.doubles(Packed.doubles(values)));
    }

    @ParameterizedTest
    @CsvSource({"56", "64"})
    void packedFractionsKeepWhatTheyHaveRoomFor(int bits) {
        double[] values = {0, 0.5, -0.5, -1, 1 - 0x1p-53, 0.1, -0.3, 1e-9};
        assertArrayEquals(values, Unpacked.fractions(Packed.fractions(values, bits), bits), Math.scalb(1.0, -bits));
    }
}
