package dev.regfit.cli.report;

import dev.regfit.data.Schema;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Formulation;
import dev.regfit.spectrum.Collinearity;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What spectrum has to say.
 *
 * @param collinearity empty where there are more columns than rows can tell apart
 * @param features of the weights
 * @param provenance where the data come from
 * @param all whether people are shown all directions and dependencies
 * @param timing shown to programs only: it is not the same from run to run
 */
public record SpectrumReport(
        Spectrum spectrum,
        RidgeTrace trace,
        Optional<Collinearity> collinearity,
        Features features,
        Provenance provenance,
        Formulation formulation,
        boolean all,
        Timing timing)
        implements Report {

    Schema schema() {
        return features.schema();
    }

    /** Degrees of freedom with the intercept, if there is one. */
    double degreesOfFreedom(RidgePoint point) {
        return point.degreesOfFreedom() + (formulation.intercept() ? 1 : 0);
    }

    /** What share of the sum of all eigenvalues each is; zero where they are all zero. */
    double[] shares() {
        double[] values = spectrum.eigenvalues();
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> sum > 0 ? value / sum : 0).toArray();
    }

    /** The ridge trace. */
    public CsvTable weights() {
        List<List<String>> rows = new ArrayList<>();
        for (RidgePoint point : trace.points()) {
            String alpha = CsvTable.number(point.alpha());
            if (formulation.intercept()) {
                rows.add(List.of(alpha, "(intercept)", CsvTable.number(point.intercept()), ""));
            }
            for (int j = 0; j < point.weights().length; j++) {
                double weight = point.weights()[j];
                rows.add(List.of(
                        alpha,
                        schema().features().get(j),
                        CsvTable.number(weight),
                        CsvTable.number(features.deviations().standardized(j, weight))));
            }
        }
        return new CsvTable(List.of("alpha", "name", "weight", "standardized"), rows);
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Column> columns = new ArrayList<>(List.of(
                Sheet.Column.words("direction", "direction"),
                Sheet.Column.numbers("eigenvalue", "eigenvalue"),
                Sheet.Column.numbers("share", "share"),
                Sheet.Column.numbers("condition_index", "condition index")));
        trace.points()
                .forEach(point -> columns.add(Sheet.Column.numbers(
                        "shrinkage_" + CsvTable.number(point.alpha()),
                        "shrinkage at α = " + TextNumbers.of(point.alpha()))));
        double[] values = spectrum.eigenvalues();
        double[] shares = shares();
        List<Sheet.Row> rows = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            List<Cell> row = new ArrayList<>(List.of(
                    Cell.text(Integer.toString(i + 1)),
                    Cell.number(values[i]),
                    Cell.number(shares[i]),
                    Cell.number(spectrum.conditionIndex(i))));
            for (RidgePoint point : trace.points()) {
                row.add(Cell.number(point.shrinkage()[i]));
            }
            rows.add(Sheet.Row.of(row));
        }
        return new Sheet(Titles.ofSpectrum(provenance, schema()), columns, rows);
    }

    @Override
    public Map<String, Object> tree() {
        return new SpectrumTree(this).tree();
    }

    @Override
    public void write(TextPage page) {
        new SpectrumText(this).write(page);
    }
}
