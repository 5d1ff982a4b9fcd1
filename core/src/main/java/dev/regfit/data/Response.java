package dev.regfit.data;

import java.io.Serializable;
import java.util.Optional;

/**
 * How the target enters a fit.
 *
 * @param transform what is made of a target of numbers before it is fitted
 * @param classes the two classes, of a target that is one of two
 * @param offset name of the column that is added to the linear predictor, or the empty string
 */
public record Response(TargetTransform transform, Optional<Classes> classes, String offset) implements Serializable {
    /** Numbers as they are, without an offset. */
    public static final Response PLAIN = of(TargetTransform.NONE);

    /** Numbers without an offset. */
    public static Response of(TargetTransform transform) {
        return new Response(transform, Optional.empty(), "");
    }

    /** The same of two classes. */
    public Response with(Classes known) {
        return new Response(transform, Optional.of(known), offset);
    }

    /** The same with an offset. */
    public Response withOffset(String column) {
        return new Response(transform, classes, column);
    }

    /** {@link Optional} is not serialisable. */
    private Object writeReplace() {
        return new Stored(transform, classes.orElse(null), offset);
    }

    /** The same with null for no classes. */
    private record Stored(TargetTransform transform, Classes classes, String offset) implements Serializable {
        private Object readResolve() {
            return new Response(transform, Optional.ofNullable(classes), offset);
        }
    }

    /** Written out, because what the compiler leaves to the JVM takes milliseconds the first time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Response same
                && transform == same.transform
                && classes.equals(same.classes)
                && offset.equals(same.offset);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * transform.hashCode() + classes.hashCode()) + offset.hashCode();
    }

    /** Whether there is an offset. */
    public boolean hasOffset() {
        return !offset.isEmpty();
    }
}
