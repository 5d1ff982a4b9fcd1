package dev.regfit.cli.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Draws a scene by Java2D, without a display. */
final class Png {
    /** Pixels a unit: sharp on paper and on dense screens. */
    private static final double SCALE = 2;

    private static final double MIDDLE = 0.35;

    private final Graphics2D graphics;
    private final Typeface face;
    private final Theme theme;

    private Png(Graphics2D graphics, Typeface face, Theme theme) {
        this.graphics = graphics;
        this.face = face;
        this.theme = theme;
    }

    /** The bytes of a file. */
    static byte[] of(Scene scene, Typeface face, Theme theme) {
        System.setProperty("java.awt.headless", "true");
        BufferedImage image = new BufferedImage(
                (int) Math.ceil(scene.width() * SCALE),
                (int) Math.ceil(scene.height() * SCALE),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setColor(new Color(theme.background()));
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(SCALE, SCALE);
        Png png = new Png(graphics, face, theme);
        scene.marks().forEach(png::draw);
        graphics.dispose();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    private void draw(Mark mark) {
        if (mark instanceof Mark.Line line) {
            draw(line);
        } else if (mark instanceof Mark.Box box) {
            graphics.setColor(colour(box.ink()));
            graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
        } else if (mark instanceof Mark.Dot dot) {
            graphics.setColor(colour(dot.ink()));
            double r = dot.radius();
            graphics.fill(new Ellipse2D.Double(dot.x() - r, dot.y() - r, 2 * r, 2 * r));
        } else if (mark instanceof Mark.Text text && !text.text().isEmpty()) {
            draw(text);
        }
    }

    private void draw(Mark.Line line) {
        graphics.setColor(colour(line.ink()));
        float[] pattern = theme.stroke(line.ink(), line.stroke()).pattern();
        float width = (float) line.width();
        graphics.setStroke(
                pattern.length == 0
                        ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                        : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, pattern, 0));
        Path2D path = new Path2D.Double();
        path.moveTo(line.x()[0], line.y()[0]);
        for (int k = 1; k < line.x().length; k++) {
            path.lineTo(line.x()[k], line.y()[k]);
        }
        graphics.draw(path);
    }

    /** No wider than the layout has room for: faces differ from machine to machine. */
    private void draw(Mark.Text text) {
        graphics.setColor(colour(text.ink()));
        Font font = new Font(Font.SANS_SERIF, text.bold() ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) face.size());
        TextLayout layout = new TextLayout(text.text(), font, graphics.getFontRenderContext());
        double squeeze = Math.min(1, face.width(text.text()) / layout.getAdvance());
        double x = text.x() - text.anchor().share() * layout.getAdvance() * squeeze;
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, text.y() + MIDDLE * face.size());
        graphics.scale(squeeze, 1);
        layout.draw(graphics, 0, 0);
        graphics.setTransform(before);
    }

    private Color colour(Ink ink) {
        return new Color(theme.rgb(ink));
    }
}
