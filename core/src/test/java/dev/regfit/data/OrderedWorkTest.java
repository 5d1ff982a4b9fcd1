package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedWorkTest {
    private static final int PIECES = 200;

    private final List<Integer> taken = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultsComeInTheOrderOfTheWork(int most) {
        Random random = new Random(1);
        OrderedWork<Integer> work = new OrderedWork<>(most, taken::add);
        for (int i = 0; i < PIECES; i++) {
            int number = i;
            int turns = random.nextInt(20_000);
            work.give(() -> {
                double sum = 0;
                for (int k = 0; k < turns; k++) {
                    sum += Math.sqrt(k);
                }
                return sum < 0 ? -1 : number;
            });
        }
        work.finish();
        assertEquals(IntStream.range(0, PIECES).boxed().toList(), taken);
    }

    @Test
    void oneJobIsDoneByWhoGivesTheWork() {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        OrderedWork<Integer> work = new OrderedWork<>(1, taken::add);
        for (int i = 0; i < PIECES; i++) {
            work.give(() -> {
                threads.add(Thread.currentThread());
                return 0;
            });
        }
        work.finish();
        assertEquals(Set.of(Thread.currentThread()), threads);
    }

    /** Or else a slow piece of work would keep the one who gives more from all others: this would wait for itself. */
    @Test
    @Timeout(60)
    void whoGivesTheWorkDoesNotWaitForOthers() {
        CountDownLatch held = new CountDownLatch(1);
        OrderedWork<Integer> work = new OrderedWork<>(2, taken::add);
        work.give(() -> number(held, 0));
        work.give(() -> number(held, 1));
        work.give(() -> 2);
        held.countDown();
        work.finish();
        assertEquals(List.of(0, 1, 2), taken);
    }

    private static int number(CountDownLatch held, int number) {
        try {
            held.await();
            return number;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void failuresReachWhoGivesTheWork(int most) {
        OrderedWork<Integer> work = new OrderedWork<>(most, taken::add);
        assertThrows(ArithmeticException.class, () -> {
            work.give(() -> {
                throw new ArithmeticException();
            });
            work.finish();
        });
    }
}
