package dev.regfit.cli.plot;

import java.util.Locale;
import java.util.StringJoiner;

/** Writes a scene as SVG, texts as text. */
final class Svg {
    private static final String FACES = "Helvetica, Arial, 'Liberation Sans', sans-serif";

    /** The middle of a letter over its base line, as a share of the size. */
    private static final double MIDDLE = 0.35;

    private final StringBuilder text = new StringBuilder();
    private final Theme theme;

    private Svg(Theme theme) {
        this.theme = theme;
    }

    /** A document of its own, with a line end at its end. */
    static String of(Scene scene, Typeface face, Theme theme) {
        Svg svg = new Svg(theme);
        svg.text.append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" role="img" \
                font-family="%3$s" font-size="%4$s">
                <title>%5$s</title>
                <rect width="100%%" height="100%%" fill="%6$s"/>
                """.formatted(
                        number(scene.width()),
                        number(scene.height()),
                        FACES,
                        number(face.size()),
                        escaped(scene.title()),
                        Theme.hex(theme.background())));
        scene.marks().forEach(mark -> svg.add(mark, face));
        return svg.text.append("</svg>\n").toString();
    }

    private void add(Mark mark, Typeface face) {
        if (mark instanceof Mark.Line line) {
            add(line);
        } else if (mark instanceof Mark.Box box) {
            text.append("<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>%n"
                    .formatted(
                            number(box.x()),
                            number(box.y()),
                            number(box.width()),
                            number(box.height()),
                            hex(box.ink())));
        } else if (mark instanceof Mark.Dot dot) {
            text.append("<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>%n"
                    .formatted(number(dot.x()), number(dot.y()), number(dot.radius()), hex(dot.ink())));
        } else if (mark instanceof Mark.Text words && !words.text().isEmpty()) {
            text.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>%n"
                    .formatted(
                            number(words.x()),
                            number(words.y() + MIDDLE * face.size()),
                            words.anchor().name().toLowerCase(Locale.ROOT),
                            hex(words.ink()),
                            words.bold() ? " font-weight=\"bold\"" : "",
                            escaped(words.text())));
        }
    }

    private void add(Mark.Line line) {
        StringJoiner points = new StringJoiner(" ");
        for (int k = 0; k < line.x().length; k++) {
            points.add(number(line.x()[k]) + "," + number(line.y()[k]));
        }
        StringJoiner dashes = new StringJoiner(" ");
        for (float length : theme.stroke(line.ink(), line.stroke()).pattern()) {
            dashes.add(number(length));
        }
        text.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s/>%n"
                .formatted(
                        points,
                        hex(line.ink()),
                        number(line.width()),
                        dashes.length() == 0 ? "" : " stroke-dasharray=\"%s\"".formatted(dashes)));
    }

    private String hex(Ink ink) {
        return Theme.hex(theme.rgb(ink));
    }

    /** To a hundredth of a unit. */
    private static String number(double value) {
        double rounded = Math.rint(value * 100) / 100;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
