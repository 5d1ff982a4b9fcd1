package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleListTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 64, 65, 4095, 4096, 4097, 8191, 8192, 8193, 100_000})
    void givesBackWhatWasAdded(int size) {
        double[] values = IntStream.range(0, size).mapToDouble(i -> i / 3.0).toArray();
        DoubleList list = new DoubleList();
        for (double value : values) {
            list.add(value);
        }
        assertEquals(size, list.size());
        assertArrayEquals(values, list.toArray());
        assertArrayEquals(
                values, IntStream.range(0, size).mapToDouble(list::get).toArray());
        double[] target = new double[size + 2];
        list.copyTo(target, 1);
        assertEquals(0.0, target[0]);
        assertEquals(0.0, target[size + 1]);
    }
}
