package dev.regfit.selection;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.RowParts;
import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FoldsTest {
    private static int[] parts(RowParts folds, int rows, IntFunction<String> label) {
        int[] parts = new int[rows];
        for (int i = 0; i < rows; i++) {
            parts[i] = folds.of(i, label.apply(i));
        }
        return folds.settled(parts);
    }

    private static long[] sizes(int[] parts, int folds) {
        long[] sizes = new long[folds];
        for (int part : parts) {
            sizes[part]++;
        }
        return sizes;
    }

    @Property
    void randomFoldsAreOfEqualSizeToWithinARow(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 20) int folds, @ForAll @IntRange(max = 300) int rows) {
        long[] sizes = sizes(parts(Folds.random(folds, seed, 0), rows, i -> null), folds);
        long smallest = Arrays.stream(sizes).min().orElseThrow();
        long largest = Arrays.stream(sizes).max().orElseThrow();
        assertTrue(largest - smallest <= 1, () -> Arrays.toString(sizes));
    }

    /** A change of the generator would change every result that a seed was to keep. */
    @Test
    void aSeedGivesTheSameFoldsForEver() {
        assertArrayEquals(new int[] {2, 0, 1, 3, 2, 0, 3, 1, 1, 3, 2, 0}, parts(Folds.random(4, 1, 0), 12, i -> null));
    }

    @Test
    void seedsAndRepeatsDiffer() {
        int[] first = parts(Folds.random(10, 1, 0), 200, i -> null);
        assertFalse(Arrays.equals(first, parts(Folds.random(10, 2, 0), 200, i -> null)));
        assertFalse(Arrays.equals(first, parts(Folds.random(10, 1, 1), 200, i -> null)));
    }

    @Property
    void stratifiedFoldsHoldAsManyOfEachLabelAndInAllToWithinARow(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int folds,
            @ForAll @IntRange(max = 100) int yes,
            @ForAll @IntRange(max = 100) int no) {
        int[] parts = parts(Folds.stratified(folds, seed, 0), yes + no, i -> i % 3 == 0 || i >= 2 * yes ? "no" : "yes");
        requireEven(sizes(parts, folds));
        for (int label = 0; label < 2; label++) {
            boolean first = label == 0;
            requireEven(sizes(
                    IntStream.range(0, parts.length)
                            .filter(i -> first == (i % 3 == 0 || i >= 2 * yes))
                            .map(i -> parts[i])
                            .toArray(),
                    folds));
        }
    }

    private static void requireEven(long[] sizes) {
        long smallest = Arrays.stream(sizes).min().orElseThrow();
        long largest = Arrays.stream(sizes).max().orElseThrow();
        assertTrue(largest - smallest <= 1, () -> Arrays.toString(sizes));
    }

    @Test
    void stratifiedFoldsDependOnSeedAndRepeat() {
        int[] first = parts(Folds.stratified(10, 1, 0), 200, i -> i % 2 == 0 ? "a" : "b");
        assertArrayEquals(first, parts(Folds.stratified(10, 1, 0), 200, i -> i % 2 == 0 ? "a" : "b"));
        assertFalse(Arrays.equals(first, parts(Folds.stratified(10, 2, 0), 200, i -> i % 2 == 0 ? "a" : "b")));
        assertFalse(Arrays.equals(first, parts(Folds.stratified(10, 1, 1), 200, i -> i % 2 == 0 ? "a" : "b")));
    }

    @Property
    void groupsStayTogether(@ForAll long seed, @ForAll @IntRange(min = 2, max = 6) int folds) {
        IntFunction<String> label = i -> "group " + i * i % 17;
        int[] parts = parts(Folds.ofGroups(folds, seed, 0), 170, label);
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
            int part = parts[i];
            assertEquals(part, seen.computeIfAbsent(label.apply(i), name -> part));
        }
        assertEquals(folds, Arrays.stream(parts).distinct().count());
    }

    @Test
    void refusesFewerGroupsThanFolds() {
        RowParts folds = Folds.noneEmpty(Folds.ofGroups(5, 1, 0), 5);
        assertThrows(SettingsException.class, () -> parts(folds, 20, i -> "group " + i % 4));
    }

    @Test
    void canDoWithFewerGroupsThanFolds() {
        RowParts folds = Folds.withoutEmpty(Folds.ofGroups(5, 1, 0));
        int[] parts = parts(folds, 20, i -> "group " + i % 4);
        assertEquals(4, Arrays.stream(parts).distinct().count());
        assertEquals(3, Arrays.stream(parts).max().getAsInt());
    }

    @Test
    void namedFoldsAreNumberedAsTheyAppear() {
        assertArrayEquals(new int[] {0, 1, 0, 2}, parts(Folds.named(), 4, i -> new String[] {"b", "a", "b", "7"}[i]));
    }

    @Test
    void foldsInTimeAreConsecutive() {
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3}, inTime(3, 11));
        assertArrayEquals(new int[] {0, 1, 2}, inTime(2, 3));
    }

    private static int[] inTime(int folds, int rows) {
        return parts(Folds.inTime(folds), rows, i -> null);
    }
}
