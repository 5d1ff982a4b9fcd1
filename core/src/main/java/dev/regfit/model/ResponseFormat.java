package dev.regfit.model;

import dev.regfit.data.Classes;
import dev.regfit.data.Response;
import dev.regfit.data.TargetTransform;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was made of the target, as it stands in model files and reports. */
public final class ResponseFormat {
    private static final String KEY = "target_transform";

    private static final String CLASSES = "classes";
    private static final String OFFSET = "offset";

    private ResponseFormat() {}

    /** To the tree of a model file. */
    public static Map<String, Object> tree(TargetTransform transform, Smearing smearing) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", transform.label());
        tree.put("smearing", smearing.factor());
        tree.put("method", smearing.method().label());
        return tree;
    }

    /** Adds classes and offset to the tree of a model file, as far as there are any. */
    static void add(Map<String, Object> tree, Response response) {
        response.classes().ifPresent(classes -> tree.put(CLASSES, tree(classes)));
        if (response.hasOffset()) {
            tree.put(OFFSET, response.offset());
        }
    }

    /** Two classes. */
    public static Map<String, Object> tree(Classes classes) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("negative", classes.negative());
        tree.put("positive", classes.positive());
        return tree;
    }

    /** How a model file says that the target entered the fit. */
    static Response response(ModelNode root) {
        TargetTransform transform = root.has(KEY)
                ? root.child(KEY).choice("kind", TargetTransform.values(), TargetTransform::label)
                : TargetTransform.NONE;
        return new Response(transform, classes(root), root.has(OFFSET) ? root.text(OFFSET) : "");
    }

    private static Optional<Classes> classes(ModelNode root) {
        if (!root.has(CLASSES)) {
            return Optional.empty();
        }
        ModelNode node = root.child(CLASSES);
        String negative = node.text("negative");
        String positive = node.text("positive");
        if (negative.equals(positive)) {
            throw node.damaged("positive", "is the same as the negative class");
        }
        return Optional.of(new Classes(negative, positive));
    }

    /** The smearing factor of a model file. */
    static Smearing smearing(ModelNode root) {
        if (!root.has(KEY)) {
            return Smearing.NONE;
        }
        ModelNode node = root.child(KEY);
        return new Smearing(
                node.amountOr("smearing", Double.POSITIVE_INFINITY),
                node.choice("method", Smearing.Method.values(), Smearing.Method::label));
    }
}
