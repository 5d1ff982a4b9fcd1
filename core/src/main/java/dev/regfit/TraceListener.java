package dev.regfit;

/** Is told how an iterative solver gets on. */
@FunctionalInterface
public interface TraceListener {

    /** Listens to nothing. */
    TraceListener NONE = record -> {};

    void epoch(TraceRecord record);

    /** Tells two listeners, if there are two. */
    static TraceListener both(TraceListener one, TraceListener other) {
        if (one == NONE || other == NONE) {
            return one == NONE ? other : one;
        }
        return record -> {
            one.epoch(record);
            other.epoch(record);
        };
    }
}
