package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void saysEachNumberOnceWhateverTheThreads() {
        List<Integer> told = Collections.synchronizedList(new ArrayList<>());
        Tally tally = new Tally((done, total) -> told.add(100 * total + done), 50);
        List<Integer> results = InOrder.of(4, 50, k -> tally.finished(k * k));
        assertEquals(49 * 49, results.get(49));
        assertEquals(51, told.size());
        assertEquals(5000, told.get(0));
        assertEquals(51, told.stream().distinct().count());
        assertEquals(5050, Collections.max(told));
    }
}
