package dev.regfit.cli.report;

import dev.regfit.TraceRecord;
import dev.regfit.data.Counts;

/** Where a gradient solver stands, in a few words. */
public final class TraceText {
    private static final int GAP_DIGITS = 2;

    private TraceText() {}

    /** Such as {@code proximal, epoch 120: objective 1511.62, gap 0.3}. */
    public static String of(TraceRecord at) {
        return "%s, epoch %s: objective %s, gap %s"
                .formatted(
                        at.solver().label(),
                        Counts.grouped(at.epoch()),
                        TextNumbers.of(at.value()),
                        TextNumbers.of(at.gap(), GAP_DIGITS));
    }
}
