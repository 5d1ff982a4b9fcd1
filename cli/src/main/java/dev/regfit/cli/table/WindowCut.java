package dev.regfit.cli.table;

import java.util.function.Consumer;

/** Cuts rows into windows as they arrive. Starts and ends of windows only go forward. */
public interface WindowCut {

    /**
     * Looks at a row before it is added.
     *
     * @param time slot of its time
     * @param complete gets the windows that it shows to be complete without it
     */
    default void before(Row row, int time, Consumer<Window> complete) {}

    /** Tells that a row was added; {@code complete} gets the windows that end with it. */
    default void after(Consumer<Window> complete) {}

    /** Tells that there are no more rows; {@code complete} gets what is a window all the same. */
    default void end(Consumer<Window> complete) {}

    /** The first row that a window to come may hold. */
    long needed();
}
