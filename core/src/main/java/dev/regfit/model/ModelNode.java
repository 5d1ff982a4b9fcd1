package dev.regfit.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An object in a file, whose entries are checked as they are taken; every complaint names the place. */
final class ModelNode {
    private final JsonDocument document;
    private final Map<?, ?> entries;
    private final String path;

    /** @param path what the keys in here are preceded by in messages */
    ModelNode(JsonDocument document, Map<?, ?> entries, String path) {
        this.document = document;
        this.entries = entries;
        this.path = path;
    }

    private String remedy() {
        return "; the file was damaged or edited: copy it again or " + document.remake();
    }

    /** What to throw about an entry. */
    ModelFormatException damaged(String key, String complaint) {
        return new ModelFormatException("\"%s%s\" %s%s".formatted(path, key, complaint, remedy()));
    }

    private ModelFormatException wrongType(String key, String wanted, Object value) {
        return damaged(key, "should be %s, not %s".formatted(wanted, describe(value)));
    }

    private static String describe(Object value) {
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "a list";
        }
        if (value instanceof String text) {
            int shown = text.offsetByCodePoints(0, Math.min(40, text.codePointCount(0, text.length())));
            return "the text \"" + text.substring(0, shown) + "\"";
        }
        return String.valueOf(value);
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    private Object get(String key) {
        if (!has(key)) {
            throw new ModelFormatException("the %s lacks \"%s%s\"%s".formatted(document.noun(), path, key, remedy()));
        }
        return entries.get(key);
    }

    /** Refuses keys that are not known, where a key may be left out and a misspelt one would count as that. */
    void allowOnly(Set<String> known) {
        for (Object key : entries.keySet()) {
            if (!known.contains(key)) {
                throw damaged((String) key, "is not known here");
            }
        }
    }

    String text(String key) {
        if (get(key) instanceof String text) {
            return text;
        }
        throw wrongType(key, "a text", get(key));
    }

    boolean flag(String key) {
        if (get(key) instanceof Boolean flag) {
            return flag;
        }
        throw wrongType(key, "true or false", get(key));
    }

    /** A whole number ≥ 0. */
    long count(String key) {
        if (get(key) instanceof Long count && count >= 0) {
            return count;
        }
        throw wrongType(key, "a whole number", get(key));
    }

    /** A whole number that is an int ≥ 0. */
    int small(String key) {
        long count = count(key);
        if (count > Integer.MAX_VALUE) {
            throw damaged(key, "cannot be " + count);
        }
        return (int) count;
    }

    /** A whole number, perhaps negative. */
    long whole(String key) {
        if (get(key) instanceof Long number) {
            return number;
        }
        throw wrongType(key, "a whole number", get(key));
    }

    /** So many finite numbers ≥ 0. */
    double[] amounts(String key, int length) {
        List<?> list = list(key);
        if (list.size() != length) {
            throw damaged(key, "holds %d numbers, not %d".formatted(list.size(), length));
        }
        double[] amounts = new double[length];
        for (int k = 0; k < length; k++) {
            if (!(list.get(k) instanceof Number number) || !(number.doubleValue() >= 0)) {
                throw wrongType(key + "[" + k + "]", "a number, not negative", list.get(k));
            }
            amounts[k] = number.doubleValue();
        }
        return amounts;
    }

    /** A finite number. */
    double number(String key) {
        if (get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrongType(key, "a number", get(key));
    }

    /** A finite number ≥ 0. */
    double amount(String key) {
        double amount = number(key);
        if (!(amount >= 0)) {
            throw damaged(key, "cannot be negative");
        }
        return amount;
    }

    /** A finite number, or {@code otherwise} where there is null. */
    double numberOr(String key, double otherwise) {
        return get(key) == null ? otherwise : number(key);
    }

    /** A finite number ≥ 0, or {@code otherwise} where there is null. */
    double amountOr(String key, double otherwise) {
        return get(key) == null ? otherwise : amount(key);
    }

    /** The constant of this label. */
    <E extends Enum<E>> E choice(String key, E[] constants, Function<E, String> label) {
        String text = text(key);
        for (E constant : constants) {
            if (label.apply(constant).equals(text)) {
                return constant;
            }
        }
        String wanted = Arrays.stream(constants).map(label).collect(Collectors.joining(", "));
        throw wrongType(key, "one of " + wanted, text);
    }

    /** A whole document of another kind that is an entry here. */
    ModelNode document(String key, JsonDocument other) {
        return other.open(get(key), path + key + ".");
    }

    ModelNode child(String key) {
        if (get(key) instanceof Map<?, ?> map) {
            return new ModelNode(document, map, path + key + ".");
        }
        throw wrongType(key, "an object", get(key));
    }

    private List<?> list(String key) {
        if (get(key) instanceof List<?> list) {
            return list;
        }
        throw wrongType(key, "a list", get(key));
    }

    List<ModelNode> children(String key) {
        List<ModelNode> children = new ArrayList<>();
        for (Object element : list(key)) {
            String place = key + "[" + children.size() + "]";
            if (!(element instanceof Map<?, ?> map)) {
                throw wrongType(place, "an object", element);
            }
            children.add(new ModelNode(document, map, path + place + "."));
        }
        return children;
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (Object element : list(key)) {
            if (!(element instanceof String text)) {
                throw wrongType(key + "[" + texts.size() + "]", "a text", element);
            }
            texts.add(text);
        }
        return texts;
    }
}
