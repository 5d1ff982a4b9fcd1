package dev.regfit.cli.plot;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** A picture as anyone can read it, who knows SVG and how wide letters are at most. */
public final class SvgPicture {
    private static final double EPSILON = 0.02;
    private static final double SIZE = Typeface.PAPER.size();

    private final Element svg;

    private SvgPicture(Element svg) {
        this.svg = svg;
    }

    /** Reads a file; fails where it is not well-formed. */
    public static SvgPicture read(Path file) throws IOException, SAXException, ParserConfigurationException {
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        return new SvgPicture(document.getDocumentElement());
    }

    /** A text with its box. */
    private record Words(String text, double left, double right, double top, double bottom) {
        boolean isOn(Words other) {
            return left < other.right - EPSILON
                    && other.left < right - EPSILON
                    && top < other.bottom - EPSILON
                    && other.top < bottom - EPSILON;
        }
    }

    private <T> List<T> all(String tag, Function<Element, T> of) {
        return IntStream.range(0, svg.getElementsByTagName(tag).getLength())
                .mapToObj(k -> of.apply((Element) svg.getElementsByTagName(tag).item(k)))
                .toList();
    }

    private static double number(Element element, String name) {
        double value = Double.parseDouble(element.getAttribute(name));
        assertTrue(Double.isFinite(value), () -> name + " of " + element.getTagName());
        return value;
    }

    private List<Words> words() {
        return all("text", element -> {
            String text = element.getTextContent();
            double width = Typeface.PAPER.width(text);
            double share = Mark.Anchor.valueOf(
                            element.getAttribute("text-anchor").toUpperCase(Locale.ROOT))
                    .share();
            double left = number(element, "x") - share * width;
            double base = number(element, "y");
            return new Words(text, left, left + width, base - 0.75 * SIZE, base + 0.1 * SIZE);
        });
    }

    /** The texts, in the order in which they are drawn. */
    public List<String> texts() {
        return words().stream().map(Words::text).toList();
    }

    /** The numbers of points of the lines that are as thick as named data are, in the order in which they are drawn. */
    public List<Integer> thickLines() {
        return all("polyline", element -> element).stream()
                .filter(element -> number(element, "stroke-width") >= 1.4)
                .map(element -> points(element).size())
                .toList();
    }

    /** How many there are of a kind of element. */
    public int count(String tag) {
        return svg.getElementsByTagName(tag).getLength();
    }

    private static List<double[]> points(Element line) {
        List<double[]> points = new ArrayList<>();
        for (String point : line.getAttribute("points").split(" ", -1)) {
            points.add(Arrays.stream(point.split(",", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray());
        }
        return points;
    }

    /** What must hold of any picture: nothing outside, no text on another, all coordinates numbers. */
    public void check() {
        double width = number(svg, "width");
        double height = number(svg, "height");
        List<Words> words = words();
        for (Words each : words) {
            assertFalse(each.text().isBlank());
            assertTrue(
                    each.left >= -EPSILON
                            && each.right <= width + EPSILON
                            && each.top >= -EPSILON
                            && each.bottom <= height + EPSILON,
                    () -> "outside of the picture: " + each);
        }
        for (int a = 0; a < words.size(); a++) {
            for (int b = a + 1; b < words.size(); b++) {
                Words one = words.get(a);
                Words other = words.get(b);
                assertFalse(one.isOn(other), () -> one + " is on " + other);
            }
        }
        List<double[]> points = new ArrayList<>();
        all("polyline", element -> points.addAll(points(element)));
        all("circle", element -> points.add(new double[] {number(element, "cx"), number(element, "cy")}));
        for (double[] point : points) {
            assertTrue(
                    point[0] >= 0 && point[0] <= width && point[1] >= 0 && point[1] <= height,
                    () -> "outside of the picture: " + Arrays.toString(point));
        }
    }
}
