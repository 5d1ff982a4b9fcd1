package dev.regfit.cli.export;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes XML. Unlike the JDK's writer it keeps line ends and tabs in attributes, which parsers would otherwise turn into
 * blanks: names of columns may hold them.
 */
final class Xml {
    private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private final Deque<String> open = new ArrayDeque<>();
    private boolean isInTag;

    /** Whether XML can hold a text at all. */
    static boolean canHold(String text) {
        return text.codePoints()
                .allMatch(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c < 0xd800)
                        || (c > 0xdfff && c < 0xfffe)
                        || c > 0xffff);
    }

    /**
     * Begins an element.
     *
     * @param attributes names and values in turn; those whose value is null are left out
     */
    Xml begin(String name, String... attributes) {
        endTag();
        out.append('<').append(name);
        for (int k = 0; k < attributes.length; k += 2) {
            if (attributes[k + 1] != null) {
                out.append(' ').append(attributes[k]).append("=\"");
                escape(attributes[k + 1]);
                out.append('"');
            }
        }
        open.push(name);
        isInTag = true;
        return this;
    }

    /** An element without content. */
    Xml empty(String name, String... attributes) {
        return begin(name, attributes).end();
    }

    Xml text(String text) {
        endTag();
        escape(text);
        return this;
    }

    Xml end() {
        String name = open.pop();
        if (isInTag) {
            out.append("/>");
            isInTag = false;
        } else {
            out.append("</").append(name).append('>');
        }
        return this;
    }

    Xml line() {
        endTag();
        out.append('\n');
        return this;
    }

    private void endTag() {
        if (isInTag) {
            out.append('>');
            isInTag = false;
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append((int) c).append(';');
                default -> out.append(c);
            }
        }
    }

    @Override
    public String toString() {
        return out + "\n";
    }
}
