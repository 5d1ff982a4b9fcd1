package dev.regfit.cli.command;

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
 * @param watched whether {@code err} is a terminal, where someone may want to see how far work has come
 */
record Console(InputStream in, ResultWriter out, PrintWriter err, boolean colour, boolean watched) {
    /** Set by the launcher: which of the streams are a terminal, which Java 17 cannot tell apart. */
    private static final String TERMINALS = System.getProperty("regfit.terminals", "");

    /** The process's own streams, unbuffered by the JVM so that a failing write is noticed. */
    static Console ofProcess() {
        return of(
                new FileInputStream(FileDescriptor.in),
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                TERMINALS.contains("out") && System.getenv("NO_COLOR") == null,
                TERMINALS.contains("err"));
    }

    /** Whether standard input is known to be a terminal, so that no data come from it. */
    static boolean isInputTerminal() {
        return TERMINALS.contains("in");
    }

    /** Given streams. */
    static Console of(InputStream in, OutputStream out, OutputStream err, boolean colour, boolean watched) {
        return new Console(
                in,
                new ResultWriter("standard output", out),
                new PrintWriter(err, true, StandardCharsets.UTF_8),
                colour,
                watched);
    }
}
