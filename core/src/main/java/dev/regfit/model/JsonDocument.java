package dev.regfit.model;

import java.util.Map;

/**
 * A kind of file: JSON with its format and version on top.
 *
 * @param format what marks such a file
 * @param version the latest that is read
 * @param noun what it is called
 * @param maker the command that makes such files
 * @param remake what to do if one is damaged
 */
record JsonDocument(String format, long version, String noun, String maker, String remake) {

    /**
     * Reads the text of a file up to its version.
     *
     * @throws ModelFormatException when it is no such file, is cut off, or was written by a newer regfit
     */
    ModelNode open(String text) {
        return open(parse(text), "");
    }

    /**
     * The same of a tree within another file.
     *
     * @param path what its keys are preceded by in messages
     */
    ModelNode open(Object parsed, String path) {
        if (!(parsed instanceof Map<?, ?> tree) || !format.equals(tree.get("format"))) {
            throw new ModelFormatException(
                    "not a %s: it is JSON, but its \"format\" is not \"%s\"%s".formatted(noun, format, howMade()));
        }
        ModelNode root = new ModelNode(this, tree, path);
        long found = root.count("version");
        if (found > version) {
            throw new ModelFormatException(
                    "written by a newer regfit (format %s); this one reads up to %s: update regfit"
                            .formatted(found, version));
        }
        if (found < 1) {
            throw root.damaged("version", "cannot be " + found);
        }
        return root;
    }

    private String howMade() {
        return "; such files are made by '%s'".formatted(maker);
    }

    private Object parse(String text) {
        try {
            return Json.parse(text);
        } catch (JsonException e) {
            throw new ModelFormatException(
                    e.isTruncated()
                            ? "the %s ends too early (%s): copy it again or %s".formatted(noun, e.getMessage(), remake)
                            : "not a %s: it is not JSON (%s)%s".formatted(noun, e.getMessage(), howMade()));
        }
    }
}
