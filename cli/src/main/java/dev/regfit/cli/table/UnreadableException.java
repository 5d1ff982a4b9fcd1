package dev.regfit.cli.table;

import java.io.IOException;

/** Bytes that cannot be read, with a message for the user. */
final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
