package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RowSourceTest {

    private static Dataset data() {
        DatasetBuilder builder = Builders.ofNumbers(List.of("a", "b", "c"), "y");
        for (int i = 0; i < 30; i++) {
            builder.add(new double[] {i, i % 3 == 0 ? 0 : i, -i}, new String[3], 10 * i, 1 + i % 2);
        }
        return Builders.rows(builder);
    }

    private static List<List<Double>> rows(RowSource source, int pass) {
        List<List<Double>> rows = new ArrayList<>();
        source.pass(pass, (features, target, weight, offset) -> {
            List<Double> row = new ArrayList<>();
            Arrays.stream(features).forEach(row::add);
            row.addAll(List.of(target, weight, offset));
            rows.add(row);
        });
        return rows;
    }

    @Test
    void hands_over_every_row_once_in_each_pass() {
        Dataset data = data();
        RowSource source = RowSource.shuffled(data, 1);
        List<List<Double>> first = rows(source, 0);
        assertEquals(30, new HashSet<>(first).size());
        for (List<Double> row : first) {
            int i = (int) (row.get(3) / 10);
            assertEquals(i, row.get(0));
            assertEquals(i % 3 == 0 ? 0 : i, row.get(1));
            assertEquals(data.weights()[i], row.get(4));
        }
        assertEquals(new HashSet<>(first), new HashSet<>(rows(source, 1)));
    }

    @Test
    void each_pass_has_an_order_of_its_own_which_the_seed_decides() {
        RowSource source = RowSource.shuffled(data(), 1);
        assertNotEquals(rows(source, 0), rows(source, 1));
        assertEquals(rows(source, 1), rows(RowSource.shuffled(data(), 1), 1));
        assertNotEquals(rows(source, 0), rows(RowSource.shuffled(data(), 2), 0));
    }

    @Test
    void sparse_rows_are_the_same_rows() {
        assertEquals(rows(RowSource.shuffled(data(), 1), 2), rows(RowSource.shuffled(SparseData.of(data()), 1), 2));
    }

    @Test
    void normal_numbers_have_mean_zero_and_variance_one() {
        SplittableRandom random = Draws.random(1, 1);
        double[] sums = new double[2];
        int n = 20_000;
        for (int i = 0; i < n; i++) {
            double z = Draws.normal(random);
            sums[0] += z / n;
            sums[1] += z * z / n;
        }
        assertArrayEquals(new double[] {0, 1}, sums, 0.03);
    }
}
