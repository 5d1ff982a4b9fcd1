package dev.regfit.cli.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** A result could not be written. */
final class OutputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean closedPipe;

    OutputException(String destination, IOException cause) {
        super("cannot write %s: %s".formatted(destination, reason(cause)), cause);
        this.closedPipe = reason(cause).toLowerCase(Locale.ROOT).contains("broken pipe");
    }

    /** Whether the reader has gone away, as {@code head} does: no error. */
    boolean isClosedPipe() {
        return closedPipe;
    }

    private static String reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (cause instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        return cause.getMessage() == null ? "the write failed" : cause.getMessage();
    }
}
