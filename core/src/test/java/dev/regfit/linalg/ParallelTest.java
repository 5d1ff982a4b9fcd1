package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParallelTest {
    private static final long MUCH = 1L << 40;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 15, 16, 17, 1000})
    void eachTurnIsTakenOnce(int count) {
        for (long workEach : new long[] {1, MUCH}) {
            AtomicIntegerArray taken = new AtomicIntegerArray(count);
            Parallel.loop(count, workEach, (from, to) -> {
                for (int i = from; i < to; i++) {
                    taken.incrementAndGet(i);
                }
            });
            assertArrayEquals(
                    IntStream.range(0, count).map(i -> 1).toArray(),
                    IntStream.range(0, count).map(taken::get).toArray());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 40})
    void whatAPieceThrowsReachesTheCaller(int count) {
        IllegalStateException e = assertThrows(
                IllegalStateException.class,
                () -> Parallel.loop(count, MUCH, (from, to) -> {
                    if (from <= count / 2 && count / 2 < to) {
                        throw new IllegalStateException("in the middle");
                    }
                }));
        assertTrue(e.getMessage().endsWith("in the middle"), e.getMessage());
    }
}
