package dev.regfit.model;

/**
 * The model file: JSON, with a version, and the same text for the same model. What a model says of itself is enough to
 * predict and to check it against its data again.
 */
public final class ModelFormat {
    /** What marks a model file. */
    static final String FORMAT = "regfit-model";

    /**
     * The latest version that is read. The fourth is of weights whose norm has a limit and of groups, the third of other
     * losses than the squared one, the second of transformed targets; all others are written as the first.
     */
    static final long VERSION = 4;

    private static final JsonDocument DOCUMENT =
            new JsonDocument(FORMAT, VERSION, "model file", "regfit train", "train again");

    private ModelFormat() {}

    /** The text of a model file. */
    public static String write(LinearModel model) {
        return Json.write(ModelWriter.tree(model));
    }

    /** A model that is part of another file. */
    static LinearModel read(ModelNode parent, String key) {
        return ModelReader.model(parent.document(key, DOCUMENT));
    }

    /**
     * Reads the text of a model file.
     *
     * @throws ModelFormatException when it is none, is damaged, or was written by a newer regfit
     */
    public static LinearModel read(String text) {
        return ModelReader.model(DOCUMENT.open(text));
    }
}
