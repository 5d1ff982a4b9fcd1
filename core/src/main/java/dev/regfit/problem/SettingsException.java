package dev.regfit.problem;

/** Settings that contradict one another or do not fit the data; the message is for the user. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }
}
