package dev.regfit.model;

/** Text that is not JSON. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean truncated;

    JsonException(String message, boolean truncated) {
        super(message);
        this.truncated = truncated;
    }

    /** Whether the text is JSON as far as it goes and ends too early. */
    public boolean isTruncated() {
        return truncated;
    }
}
