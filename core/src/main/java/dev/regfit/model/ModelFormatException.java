package dev.regfit.model;

/** A model file that cannot be used; the message is for the user and follows the name of the file. */
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ModelFormatException(String message) {
        super(message);
    }
}
