package dev.regfit.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class BackEndsTest {
    private static Picture picture() {
        double[] x = {0, 1, 2, 3};
        Chart chart = new Chart(
                "",
                Axis.covering("a < b & c", Axis.Scale.LINEAR, x),
                Axis.covering("size", Axis.Scale.LINEAR, 0, 2),
                List.of(new Series.Line("\"rooms\"", x, new double[] {0, 1, 1, 2}, Ink.BLUE, Stroke.SOLID, 2)));
        return new Picture("rooms & <size>", chart);
    }

    @Test
    void svgIsWellFormedAndItsTextsAreTexts() throws Exception {
        byte[] bytes = PictureFormat.SVG.write(picture(), Theme.LIGHT);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        String text = document.getDocumentElement().getTextContent();
        assertTrue(text.contains("rooms & <size>"));
        assertTrue(text.contains("a < b & c"));
        assertTrue(text.contains("\"rooms\""));
        assertFalse(new String(bytes, StandardCharsets.UTF_8).contains("http://localhost"));
        assertEquals("svg", document.getDocumentElement().getTagName());
    }

    /** Names of columns come from files that anyone may have written. */
    @Test
    void controlCharactersReachNeitherDocumentsNorTerminals() throws Exception {
        double[] one = {1};
        Chart chart = new Chart(
                "",
                Axis.covering("", Axis.Scale.LINEAR, one),
                Axis.covering("", Axis.Scale.LINEAR, one),
                List.of(new Series.Line("a\u0001\u001B[31m\uFFFE", one, one, Ink.BLUE, Stroke.SOLID, 1)));
        Picture odd = new Picture("odd", chart);
        byte[] bytes = PictureFormat.SVG.write(odd, Theme.LIGHT);
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertTrue(document.getDocumentElement().getTextContent().contains("a\uFFFD\uFFFD[31m\uFFFD"));
        assertEquals(1, document.getElementsByTagName("circle").getLength(), "a single point is a dot");
        String text = PictureFormat.inTerminal(odd, 80, false);
        assertTrue(text.codePoints().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
    }

    @Test
    void pngHasWhatWasDrawn() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PictureFormat.PNG.write(picture(), Theme.LIGHT)));
        assertEquals(1520, image.getWidth());
        int blue = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                blue += (image.getRGB(x, y) & 0xFFFFFF) == Ink.BLUE.onLight() ? 1 : 0;
            }
        }
        assertTrue(blue > 1000, "the line is drawn in its colour");
    }

    @Test
    void aTerminalOfAnyWidthHoldsThePicture() {
        for (int width : new int[] {60, 80, 123, 200}) {
            String text = PictureFormat.inTerminal(picture(), width, false);
            assertTrue(text.lines().allMatch(line -> line.length() <= width), text);
            assertTrue(text.contains("\"rooms\"") && text.contains("a < b & c"), text);
            assertTrue(text.codePoints().anyMatch(c -> c > 0x2800 && c < 0x2900), "braille");
            assertFalse(text.contains("\u001B"), "no colour unless asked for");
        }
        assertTrue(PictureFormat.inTerminal(picture(), 80, true).contains("\u001B[34m"));
    }
}
