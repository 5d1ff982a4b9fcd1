package dev.regfit.data;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A target that is one of two classes. Their labels are discovered while rows arrive, in whatever order, or known from a
 * model. Rows bring the {@link #number(String)} of their label.
 */
public final class ClassTarget implements TargetRule {
    private static final Set<String> POSITIVE_WORDS =
            Set.of("yes", "true", "t", "y", "positive", "pos", "1", "success", "case");

    private final Optional<Classes> known;
    private final Optional<String> wanted;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();
    /** Numbers of the labels of rows that are used, in the order of their appearance. */
    private final List<Integer> used = new ArrayList<>();

    private boolean reversed;

    private ClassTarget(Optional<Classes> known, Optional<String> wanted) {
        this.known = known;
        this.wanted = wanted;
    }

    /** @param positive label of the positive class; without one it is {@link #positive(String, String)} */
    public static ClassTarget discovering(Optional<String> positive) {
        return new ClassTarget(Optional.empty(), positive);
    }

    /** Of classes that a model knows. */
    public static ClassTarget of(Classes classes) {
        return new ClassTarget(Optional.of(classes), Optional.empty());
    }

    /** The number that stands for a label until it is known which of the two it is; NaN for null, a missing one. */
    public double number(String label) {
        if (label == null) {
            return Double.NaN;
        }
        Integer number = numbers.get(label);
        if (number == null) {
            number = labels.size();
            numbers.put(label, number);
            labels.add(label);
        }
        return number;
    }

    @Override
    public double number(double target) {
        return number(Classes.label(target));
    }

    /** @param target the {@link #number(String)} of its label */
    @Override
    public double fitted(double target) {
        int number = (int) target;
        if (known.isPresent()) {
            return known.get().code(labels.get(number));
        }
        int place = used.indexOf(number);
        if (place >= 0) {
            return place;
        }
        if (used.size() == 2) {
            throw new DataProblem(
                    DataProblem.Kind.THIRD_CLASS,
                    "\"%s\" is a third value, after \"%s\" and \"%s\", and the logistic loss is for two classes"
                            .formatted(labels.get(number), labels.get(used.get(0)), labels.get(used.get(1))));
        }
        used.add(number);
        return used.size() - 1;
    }

    @Override
    public String part(double fitted) {
        return known.isPresent() ? known.get().of(fitted) : labels.get(used.get((int) fitted));
    }

    @Override
    public Schema settle(Schema shape) {
        Classes classes = known.orElseGet(() -> discovered(shape.target()));
        return shape.with(shape.response().with(classes));
    }

    private Classes discovered(String target) {
        String first = labels.get(used.get(0));
        if (used.size() == 1) {
            throw new DataProblem(
                    DataProblem.Kind.BAD_TARGET,
                    "the target \"%s\" has only the value \"%s\" in the rows used, and the logistic loss tells two classes"
                                    .formatted(target, first)
                            + " apart");
        }
        String second = labels.get(used.get(1));
        String positive = wanted.orElseGet(() -> positive(first, second));
        if (!positive.equals(first) && !positive.equals(second)) {
            throw new DataProblem(
                    DataProblem.Kind.UNKNOWN_CLASS,
                    "no row has the positive class \"%s\": the target \"%s\" has the values \"%s\" and \"%s\""
                            .formatted(positive, target, first, second));
        }
        reversed = positive.equals(first);
        return reversed ? new Classes(second, first) : new Classes(first, second);
    }

    @Override
    public double settled(double fitted) {
        return reversed ? 1 - fitted : fitted;
    }

    /**
     * Which of two labels is likely to be meant as the positive class: of two numbers the larger; the one that is a known
     * word, such as yes or true, if the other is none; otherwise the last as {@link String} compares.
     */
    static String positive(String one, String other) {
        Optional<BigDecimal> number = asNumber(one);
        Optional<BigDecimal> second = asNumber(other);
        if (number.isPresent() && second.isPresent()) {
            return number.get().compareTo(second.get()) > 0 ? one : other;
        }
        boolean word = POSITIVE_WORDS.contains(one.toLowerCase(Locale.ROOT));
        if (word != POSITIVE_WORDS.contains(other.toLowerCase(Locale.ROOT))) {
            return word ? one : other;
        }
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Optional<BigDecimal> asNumber(String label) {
        try {
            return Optional.of(new BigDecimal(label));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
