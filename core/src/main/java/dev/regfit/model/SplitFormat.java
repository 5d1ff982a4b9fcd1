package dev.regfit.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How rows were kept apart for testing, as it stands in model files. */
final class SplitFormat {
    private static final String KEY = "test_split";

    private SplitFormat() {}

    private static Map<String, Object> tree(TestSplit split) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("share", split.share());
        tree.put("seed", Long.toString(split.seed()));
        tree.put("order", split.order().label());
        tree.put("groups", split.groups());
        return tree;
    }

    static void add(Map<String, Object> training, Optional<TestSplit> split) {
        split.ifPresent(known -> training.put(KEY, tree(known)));
    }

    static Optional<TestSplit> read(ModelNode training) {
        if (!training.has(KEY)) {
            return Optional.empty();
        }
        ModelNode node = training.child(KEY);
        double share = node.amount("share");
        if (!(share > 0 && share < 1)) {
            throw node.damaged("share", "should be above 0 and below 1");
        }
        return Optional.of(new TestSplit(
                share,
                seed(node),
                node.choice("order", TestSplit.Order.values(), TestSplit.Order::label),
                node.text("groups")));
    }

    private static long seed(ModelNode node) {
        try {
            return Long.parseLong(node.text("seed"));
        } catch (NumberFormatException e) {
            throw node.damaged("seed", "should be a whole number");
        }
    }
}
