package dev.regfit.selection;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Work of several threads whose results are taken in order, so that they are the same for any number of threads. */
final class InOrder {
    private InOrder() {}

    /**
     * The results of {@code work} for 0 to {@code count} − 1.
     *
     * @param jobs 1 to do all in this thread
     */
    static <T> List<T> of(int jobs, int count, IntFunction<T> work) {
        IntStream numbers = IntStream.range(0, count);
        return (jobs == 1 ? numbers : numbers.parallel()).mapToObj(work).toList();
    }
}
