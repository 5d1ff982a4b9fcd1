package dev.regfit.cli.command;

import dev.regfit.TraceListener;
import dev.regfit.TraceRecord;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.TracePlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.data.DoubleList;
import dev.regfit.model.LinearModel;
import dev.regfit.solver.SolverName;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Remembers the objective after each epoch of each solver, to be drawn. */
final class Descents implements TraceListener {
    private final Map<SolverName, DoubleList> values = new EnumMap<>(SolverName.class);

    @Override
    public void epoch(TraceRecord at) {
        values.computeIfAbsent(at.solver(), solver -> new DoubleList()).add(at.value());
    }

    /**
     * Draws.
     *
     * @param model that was fitted
     * @param optimum the least value of the objective, as far as it is known
     */
    Picture picture(LinearModel model, double optimum) {
        List<TracePlot.Descent> descents = values.entrySet().stream()
                .map(each -> new TracePlot.Descent(
                        each.getKey().label(), each.getValue().toArray()))
                .toList();
        return TracePlot.of(Titles.withStrength(model), descents, optimum);
    }
}
