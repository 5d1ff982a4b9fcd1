package dev.regfit.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The file of a model for each group of rows: JSON, a line a group, each model as in a file of its own. */
public final class ModelsByGroupFormat {
    private static final String FORMAT = "regfit-models";
    private static final long VERSION = 1;
    private static final Pattern BEGINNING = Pattern.compile("\\s*\\{\\s*\"format\"\\s*:\\s*\"" + FORMAT + "\"");
    private static final Set<String> KEYS = Set.of("format", "version", "by", "groups", "pooled");
    private static final Set<String> GROUP_KEYS = Set.of("key", "rows", "model", "reason");

    private static final JsonDocument DOCUMENT =
            new JsonDocument(FORMAT, VERSION, "file of models", "regfit train", "train again");

    private ModelsByGroupFormat() {}

    /** Whether a text begins as such files do; it may be damaged all the same. */
    public static boolean isBegunBy(String text) {
        return BEGINNING.matcher(text).lookingAt();
    }

    /** The text of such a file. */
    public static String write(ModelsByGroup models) {
        StringBuilder text = new StringBuilder("{\"format\": \"%s\", \"version\": %d, \"by\": %s, \"groups\": ["
                .formatted(FORMAT, VERSION, Json.writeLine(models.by())));
        String separator = "\n";
        for (ModelsByGroup.Group group : models.groups()) {
            text.append(separator).append(Json.writeLine(tree(group)));
            separator = ",\n";
        }
        text.append("\n]");
        models.pooled()
                .ifPresent(model -> text.append(", \"pooled\":\n").append(Json.writeLine(ModelWriter.tree(model))));
        return text.append("}\n").toString();
    }

    private static Map<String, Object> tree(ModelsByGroup.Group group) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", group.key());
        tree.put("rows", group.rows());
        if (group.model().isPresent()) {
            tree.put("model", ModelWriter.tree(group.model().get()));
        } else {
            tree.put("reason", group.reason());
        }
        return tree;
    }

    /**
     * Reads the text of such a file.
     *
     * @throws ModelFormatException when it is none, is damaged, or was written by a newer regfit
     */
    public static ModelsByGroup read(String text) {
        ModelNode root = DOCUMENT.open(text);
        root.allowOnly(KEYS);
        List<String> by = root.texts("by");
        if (by.isEmpty()) {
            throw root.damaged("by", "names no column");
        }
        List<ModelsByGroup.Group> groups = new ArrayList<>();
        Set<List<String>> known = new HashSet<>();
        for (ModelNode node : root.children("groups")) {
            ModelsByGroup.Group group = group(node);
            if (group.key().size() != by.size() || !known.add(group.key())) {
                throw node.damaged(
                        "key",
                        group.key().size() == by.size() ? "stands twice" : "should have %d cells".formatted(by.size()));
            }
            groups.add(group);
        }
        if (groups.stream().allMatch(group -> group.model().isEmpty())) {
            throw root.damaged("groups", "holds no model");
        }
        return new ModelsByGroup(by, groups, model(root, "pooled"));
    }

    private static ModelsByGroup.Group group(ModelNode node) {
        node.allowOnly(GROUP_KEYS);
        Optional<LinearModel> model = model(node, "model");
        return new ModelsByGroup.Group(
                node.texts("key"), node.count("rows"), model, model.isPresent() ? "" : node.text("reason"));
    }

    private static Optional<LinearModel> model(ModelNode node, String key) {
        return node.has(key) ? Optional.of(ModelFormat.read(node, key)) : Optional.empty();
    }
}
