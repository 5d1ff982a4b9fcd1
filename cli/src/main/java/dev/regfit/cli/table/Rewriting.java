package dev.regfit.cli.table;

import dev.regfit.data.RowChange;
import java.util.List;
import java.util.function.Supplier;

/**
 * What is to become of the records of a table: some cells of numbers are written anew, cells are added behind the last
 * one, and all other bytes stay.
 *
 * @param slots the columns whose numbers are needed, each once
 * @param rewritten for each slot, whether its cells become what {@code change} gives; a missing cell stays as it is
 * @param added names of the cells that are added
 * @param change makes, for each thread that asks, what gives the numbers of a record: of each slot, then those added
 */
public record Rewriting(List<Slot> slots, boolean[] rewritten, List<String> added, Supplier<RowChange> change) {
    public Rewriting {
        slots = List.copyOf(slots);
        added = List.copyOf(added);
    }

    /** Takes bytes in order. */
    @FunctionalInterface
    public interface Target {
        void write(byte[] bytes, int from, int length);
    }
}
