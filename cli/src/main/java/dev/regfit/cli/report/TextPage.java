package dev.regfit.cli.report;

import java.util.List;

/** A page of text: a title, and entries with a label on the left. */
public final class TextPage {
    private static final int WIDTH = 100;
    private static final int LABEL_WIDTH = 14;
    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private final StringBuilder text = new StringBuilder();
    private final boolean colour;

    /** @param colour whether the title and alarms may stand out */
    public TextPage(boolean colour) {
        this.colour = colour;
    }

    /** What was written so far. */
    public String text() {
        return text.toString();
    }

    /** The first line. */
    void title(String title) {
        wrapped(title, 0, BOLD);
        blank();
    }

    /** Something that must not be overlooked. */
    void alarm(String alarm) {
        wrapped(alarm, 0, RED);
        blank();
    }

    void blank() {
        text.append('\n');
    }

    /** A label and what there is to say, over as many lines as it takes. An empty label continues the one before. */
    void entry(String label, String words) {
        label(label);
        wrapped(words, LABEL_WIDTH, "");
    }

    /** A label and lines that stay as they are. */
    void lines(String label, List<String> lines) {
        String before = label;
        for (String line : lines) {
            label(before);
            text.append(line).append('\n');
            before = "";
        }
    }

    private void label(String label) {
        text.append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())));
    }

    /** Breaks lines between words; what follows the first line is indented. */
    private void wrapped(String words, int indent, String style) {
        boolean styled = colour && !style.isEmpty();
        text.append(styled ? style : "");
        int at = indent;
        for (String word : words.split(" ", -1)) {
            int length = word.codePointCount(0, word.length());
            if (at > indent && at + 1 + length > WIDTH) {
                text.append('\n').append(" ".repeat(indent));
                at = indent;
            } else if (at > indent) {
                text.append(' ');
                at++;
            }
            text.append(word);
            at += length;
        }
        text.append(styled ? PLAIN : "").append('\n');
    }
}
