package dev.regfit.model;

import dev.regfit.data.TargetTransform;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was made of the target, as it stands in model files and reports. */
public final class ResponseFormat {
    private static final String KEY = "target_transform";

    private ResponseFormat() {}

    /** To the tree of a model file. */
    public static Map<String, Object> tree(TargetTransform transform, Smearing smearing) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", transform.label());
        tree.put("smearing", smearing.factor());
        tree.put("method", smearing.method().label());
        return tree;
    }

    /** What a model file says was made of the target. */
    static TargetTransform transform(ModelNode root) {
        return root.has(KEY)
                ? root.child(KEY).choice("kind", TargetTransform.values(), TargetTransform::label)
                : TargetTransform.NONE;
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
