package dev.regfit.cli.report;

import dev.regfit.TraceListener;
import dev.regfit.TraceRecord;
import dev.regfit.linalg.Norms;
import dev.regfit.model.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Writes the trace of gradient solvers as CSV, one line an epoch. */
public final class TraceCsv implements TraceListener {
    private final Writer out;
    private final boolean several;
    private final boolean heldOut;
    private final boolean weights;

    /**
     * Writes the header.
     *
     * @param out is not closed
     * @param several whether there is more than one solver, so that each line names its own
     * @param heldOut whether rows are held out
     * @param features whose weights are written, or none
     */
    public TraceCsv(Writer out, boolean several, boolean heldOut, List<String> features) {
        this.out = out;
        this.several = several;
        this.heldOut = heldOut;
        this.weights = !features.isEmpty();
        List<String> names = new ArrayList<>();
        if (several) {
            names.add("solver");
        }
        names.addAll(
                List.of("epoch", "loss", "penalty", "objective", "gap", "l1", "l2", "linf", "zeros", "learning_rate"));
        if (heldOut) {
            names.add("held_out");
        }
        features.forEach(name -> names.add("weight:" + name));
        write(names);
    }

    @Override
    public void epoch(TraceRecord at) {
        Norms norms = at.norms();
        List<String> cells = new ArrayList<>();
        if (several) {
            cells.add(at.solver().label());
        }
        cells.addAll(List.of(
                Integer.toString(at.epoch()),
                Numbers.exact(at.loss()),
                Numbers.exact(at.penalty()),
                Numbers.exact(at.value()),
                Numbers.exact(at.gap()),
                Numbers.exact(norms.l1()),
                Numbers.exact(norms.l2()),
                Numbers.exact(norms.linf()),
                Integer.toString(at.zeros()),
                Numbers.exact(at.learningRate())));
        if (heldOut) {
            cells.add(Numbers.exact(at.heldOut().orElseThrow()));
        }
        for (int j = 0; weights && j < at.weights().length; j++) {
            cells.add(Numbers.exact(at.weights()[j]));
        }
        write(cells);
    }

    private void write(List<String> cells) {
        try {
            out.write(CsvTable.line(cells));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
