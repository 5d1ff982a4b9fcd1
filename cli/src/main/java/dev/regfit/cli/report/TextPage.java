package dev.regfit.cli.report;

import java.util.ArrayList;
import java.util.List;

/** A page of text: a title, and entries with a label on the left. */
public final class TextPage {
    /** Where nobody says how wide a terminal is. */
    public static final int USUAL_WIDTH = 100;

    private static final int LABEL_WIDTH = 14;

    /** Of what has not enough room beside its label and stands below it. */
    private static final String INDENT = "  ";

    private static final String BOLD = "\u001b[1m";
    private static final String RED = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[0m";

    private final StringBuilder text = new StringBuilder();
    private final List<Fact> facts = new ArrayList<>();
    private final boolean colour;
    private final int width;

    /**
     * An empty page.
     *
     * @param colour whether the title and alarms may stand out
     * @param width in characters
     */
    public TextPage(boolean colour, int width) {
        this.colour = colour;
        this.width = width;
    }

    /** What was written so far. */
    public String text() {
        return text.toString();
    }

    /** The entries that were written so far, for pages that are laid out in another way. */
    List<Fact> facts() {
        return List.copyOf(facts);
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
        facts.add(new Fact(label, List.of(words)));
        label(label);
        wrapped(words, LABEL_WIDTH, "");
    }

    /** A label and lines that stay as they are. */
    void lines(String label, List<String> lines) {
        facts.add(new Fact(label, lines));
        String before = label;
        for (String line : lines) {
            label(before);
            text.append(line).append('\n');
            before = "";
        }
    }

    /** A command of a shell. */
    void command(String command) {
        lines("", shell(command, room()));
    }

    /** The lines of a shell's command; one, where no terminal is known and the page may be for a program. */
    List<String> shell(String command, int room) {
        return width == USUAL_WIDTH ? List.of(command) : ShellLines.of(command, room);
    }

    /** How many characters there are in a line. */
    int width() {
        return width;
    }

    /** How many characters there are beside a label. */
    int room() {
        return width - LABEL_WIDTH;
    }

    /** A label and a table: beside it, or where there is too little room below it. */
    void table(String label, TextTable table) {
        if (table.width() <= room()) {
            lines(label, table.lines(room()));
        } else {
            below(label, table.lines(width - INDENT.length()));
        }
    }

    /** A label and below it lines that stay as they are. */
    void below(String label, List<String> lines) {
        facts.add(new Fact(label, lines));
        text.append(label.isEmpty() ? "" : label + "\n");
        for (String line : lines) {
            text.append(INDENT).append(line).append('\n');
        }
    }

    private void label(String label) {
        text.append(label).append(" ".repeat(Math.max(1, LABEL_WIDTH - label.length())));
    }

    /** Breaks lines between words; what follows the first line is indented. */
    private void wrapped(String words, int indent, String style) {
        boolean styled = colour && !style.isEmpty();
        text.append(styled ? style : "");
        text.append(String.join("\n" + " ".repeat(indent), broken(words, width - indent)));
        text.append(styled ? PLAIN : "").append('\n');
    }

    /** Words on lines of at most so many characters, but for longer words. */
    static List<String> broken(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int at = 0;
        for (String word : words.split(" ", -1)) {
            int length = TextTable.width(word);
            if (at > 0 && at + 1 + length > width) {
                lines.add(line.toString());
                line.setLength(0);
                at = 0;
            } else if (at > 0) {
                line.append(' ');
                at++;
            }
            line.append(word);
            at += length;
        }
        lines.add(line.toString());
        return lines;
    }
}
