package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem;
import dev.regfit.model.TestSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestRowsTest {
    private static TestSplit random(double share, long seed) {
        return new TestSplit(share, seed, TestSplit.Order.RANDOM, "");
    }

    private static boolean[] drawn(TestSplit split, int n) {
        return TestRows.of(split, Collections.nCopies(n, ""));
    }

    private static int count(boolean[] chosen) {
        return (int) IntStream.range(0, chosen.length).filter(i -> chosen[i]).count();
    }

    @Test
    void theShareIsExactToWithinHalfARow() {
        for (int n = 5; n < 60; n++) {
            for (double share : new double[] {0.1, 0.2, 1 / 3.0, 0.5, 0.6}) {
                assertEquals(Math.round(share * n), count(drawn(random(share, 1), n)), n + " " + share);
            }
        }
    }

    @Test
    void theSameSeedTakesTheSameRowsAndAnotherOthers() {
        assertArrayEquals(drawn(random(0.3, 5), 100), drawn(random(0.3, 5), 100));
        assertFalse(Arrays.equals(drawn(random(0.3, 5), 100), drawn(random(0.3, 6), 100)));
    }

    @Test
    void eachRowIsTakenAboutAsOften() {
        int[] times = new int[20];
        for (int seed = 0; seed < 2000; seed++) {
            boolean[] chosen = drawn(random(0.25, seed), 20);
            for (int i = 0; i < 20; i++) {
                times[i] += chosen[i] ? 1 : 0;
            }
        }
        // 500 expected, standard deviation 19.4: five of them.
        for (int i = 0; i < 20; i++) {
            assertEquals(500, times[i], 97, "row " + i);
        }
    }

    @Test
    void theLastRowsAreTheLast() {
        boolean[] chosen = drawn(new TestSplit(0.25, 1, TestSplit.Order.LAST, ""), 10);
        for (int i = 0; i < 10; i++) {
            assertEquals(i >= 7, chosen[i], "row " + i);
        }
    }

    @Test
    void groupsStayTogether() {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            labels.add("g" + (i * 7 % 23));
        }
        boolean[] chosen = TestRows.of(new TestSplit(0.3, 3, TestSplit.Order.RANDOM, "g"), labels);
        Set<String> test = new HashSet<>();
        Set<String> training = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            (chosen[i] ? test : training).add(labels.get(i));
        }
        assertTrue(Collections.disjoint(test, training));
        assertEquals(60, count(chosen), 5, "to within half a group");
    }

    @Test
    void neitherPartMayBeEmpty() {
        assertThrows(DataProblem.class, () -> drawn(random(0.01, 1), 10));
        assertThrows(DataProblem.class, () -> drawn(random(0.95, 1), 10));
        assertThrows(
                DataProblem.class,
                () -> TestRows.of(
                        new TestSplit(0.2, 1, TestSplit.Order.RANDOM, "g"), Collections.nCopies(10, "one group")));
    }
}
