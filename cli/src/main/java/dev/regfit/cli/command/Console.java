package dev.regfit.cli.command;

import dev.regfit.cli.report.TextPage;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * The streams of one run: results go to {@code out}, everything else to {@code err}. Text is UTF-8 whatever the locale.
 *
 * @param in standard input
 * @param out results
 * @param err notes and errors, flushed at each line
 * @param colour whether text on {@code out} may be coloured
 * @param width of lines of text, in characters
 * @param watched whether {@code err} is a terminal, where someone may want to see how far work has come
 */
record Console(InputStream in, ResultWriter out, PrintWriter err, boolean colour, int width, boolean watched) {
    /** Where nothing is said of it. */
    static final int USUAL_WIDTH = TextPage.USUAL_WIDTH;

    private static final int LEAST_WIDTH = 60;
    private static final int MOST_WIDTH = 200;

    /** Set by the launcher: which of the streams are a terminal, which Java 17 cannot tell apart. */
    private static final String TERMINALS = System.getProperty("regfit.terminals", "");

    /** The process's own streams, unbuffered by the JVM so that a failing write is noticed. */
    static Console ofProcess() {
        return of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                TERMINALS.contains("out") && System.getenv("NO_COLOR") == null,
                width(System.getenv("COLUMNS")),
                TERMINALS.contains("err"));
    }

    /** Whether standard input is known to be a terminal, so that no data come from it. */
    static boolean isInputTerminal() {
        return TERMINALS.contains("in");
    }

    /** Whether standard output is known to be a terminal, which bytes that are no text would upset. */
    static boolean isOutputTerminal() {
        return TERMINALS.contains("out");
    }

    /** Given streams. */
    static Console of(InputStream in, OutputStream out, OutputStream err, boolean colour, int width, boolean watched) {
        return new Console(
                in,
                new ResultWriter("standard output", out),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                colour,
                width,
                watched);
    }

    /**
     * The width that the environment asks for, within what reports can be read in.
     *
     * @param columns the variable COLUMNS, or null where it is not set
     */
    static int width(String columns) {
        if (columns == null) {
            return USUAL_WIDTH;
        }
        try {
            return Math.min(Math.max(Integer.parseInt(columns.strip()), LEAST_WIDTH), MOST_WIDTH);
        } catch (NumberFormatException e) {
            return USUAL_WIDTH;
        }
    }
}
