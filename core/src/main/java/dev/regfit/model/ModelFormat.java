package dev.regfit.model;

import java.util.Map;

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

    private static final String HOW_MADE = "; such files are made by 'regfit train'";

    private ModelFormat() {}

    /** The text of a model file. */
    public static String write(LinearModel model) {
        return Json.write(ModelWriter.tree(model));
    }

    /**
     * Reads the text of a model file.
     *
     * @throws ModelFormatException when it is none, is damaged, or was written by a newer regfit
     */
    public static LinearModel read(String text) {
        if (!(parse(text) instanceof Map<?, ?> tree) || !FORMAT.equals(tree.get("format"))) {
            throw new ModelFormatException(
                    "not a model file: it is JSON, but its \"format\" is not \"" + FORMAT + "\"" + HOW_MADE);
        }
        ModelNode root = new ModelNode(tree, "");
        long version = root.count("version");
        if (version > VERSION) {
            throw new ModelFormatException(
                    "written by a newer regfit (format %s); this one reads up to %s: update regfit"
                            .formatted(version, VERSION));
        }
        if (version < 1) {
            throw root.damaged("version", "cannot be " + version);
        }
        return ModelReader.model(root);
    }

    private static Object parse(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            throw new ModelFormatException(
                    e.isTruncated()
                            ? "the model file ends too early (" + e.getMessage() + "): copy it again or train again"
                            : "not a model file: it is not JSON (" + e.getMessage() + ")" + HOW_MADE);
        }
    }
}
