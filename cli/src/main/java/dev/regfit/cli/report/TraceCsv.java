package dev.regfit.cli.report;

import dev.regfit.TraceListener;
import dev.regfit.TraceRecord;
import dev.regfit.model.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes the trace of a gradient solver as CSV, one line an epoch. */
public final class TraceCsv implements TraceListener {
    private final Writer out;

    /** @param out is not closed */
    public TraceCsv(Writer out) {
        this.out = out;
        write("epoch,loss,penalty,objective,gap,l1,l2,linf,zeros\n");
    }

    @Override
    public void epoch(TraceRecord at) {
        String line = String.join(
                ",",
                Integer.toString(at.epoch()),
                Numbers.exact(at.loss()),
                Numbers.exact(at.penalty()),
                Numbers.exact(at.value()),
                Numbers.exact(at.gap()),
                Numbers.exact(at.norms().l1()),
                Numbers.exact(at.norms().l2()),
                Numbers.exact(at.norms().linf()),
                Integer.toString(at.zeros()));
        write(line + "\n");
    }

    private void write(String text) {
        try {
            out.write(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
