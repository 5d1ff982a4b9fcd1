package dev.regfit;

/** Is told how an iterative solver gets on. */
@FunctionalInterface
public interface TraceListener {

    /** Listens to nothing. */
    TraceListener NONE = record -> {};

    void epoch(TraceRecord record);
}
