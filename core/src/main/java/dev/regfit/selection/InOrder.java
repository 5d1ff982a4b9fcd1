package dev.regfit.selection;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Work of several threads whose results are taken in order, so that they are the same for any number of threads. So is
 * what it fails of.
 */
public final class InOrder {
    private InOrder() {}

    /**
     * The results of {@code work} for 0 to {@code count} − 1.
     *
     * @param jobs 1 to do all in this thread
     */
    public static <T> List<T> of(int jobs, int count, IntFunction<T> work) {
        IntStream numbers = IntStream.range(0, count);
        if (jobs == 1) {
            return numbers.mapToObj(work).toList();
        }
        return numbers.parallel().mapToObj(k -> Outcome.of(work, k)).toList().stream()
                .map(Outcome::get)
                .toList();
    }

    /** A result, or why there is none. */
    private record Outcome<T>(T result, RuntimeException failure) {
        static <T> Outcome<T> of(IntFunction<T> work, int k) {
            try {
                return new Outcome<>(work.apply(k), null);
            } catch (RuntimeException e) {
                return new Outcome<>(null, e);
            }
        }

        T get() {
            if (failure != null) {
                throw failure;
            }
            return result;
        }
    }
}
