package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Schema;
import dev.regfit.model.LinearModel;
import dev.regfit.path.PathPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Weights side by side, a column for each model: by size for people, in file order for spreadsheets.
 *
 * @param names of all features
 * @param intercepts of each model; NaN where it has none
 * @param weights of each model, in the order of the names; NaN where it does not know the feature
 */
record WeightColumns(List<String> names, double[] intercepts, double[][] weights) {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_ZEROS_NAMED = 12;
    private static final String INTERCEPT = "(intercept)";

    /** Of points on paths of the same rows, of which each may have features of its own. */
    static WeightColumns ofPoints(List<Schema> schemas, boolean intercept, List<PathPoint> points) {
        return of(
                schemas,
                points.stream()
                        .mapToDouble(point -> intercept ? point.intercept() : Double.NaN)
                        .toArray(),
                points.stream().map(point -> point.weights().toArray()).toArray(double[][]::new));
    }

    /** Of models that may know different features. */
    static WeightColumns ofModels(List<LinearModel> models) {
        return of(
                models.stream().map(LinearModel::schema).toList(),
                models.stream().mapToDouble(WeightColumns::intercept).toArray(),
                models.stream().map(LinearModel::weights).toArray(double[][]::new));
    }

    private static WeightColumns of(List<Schema> schemas, double[] intercepts, double[][] own) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        // The one of most features first: what others leave out then stands in file order, too.
        schemas.stream()
                .sorted(Comparator.comparingInt(Schema::width).reversed())
                .forEach(schema -> schema.features().forEach(name -> positions.putIfAbsent(name, positions.size())));
        double[][] weights = new double[own.length][positions.size()];
        for (int m = 0; m < own.length; m++) {
            Arrays.fill(weights[m], Double.NaN);
            List<String> features = schemas.get(m).features();
            for (int j = 0; j < features.size(); j++) {
                weights[m][positions.get(features.get(j))] = own[m][j];
            }
        }
        return new WeightColumns(List.copyOf(positions.keySet()), intercepts, weights);
    }

    private static double intercept(LinearModel model) {
        return model.training().standardization().intercept() ? model.intercept() : Double.NaN;
    }

    /** All weights under the labels of the models. */
    CsvTable csv(List<String> labels) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(row(INTERCEPT, intercepts));
        for (int j = 0; j < names.size(); j++) {
            rows.add(row(names.get(j), ofFeature(j)));
        }
        return new CsvTable(line("name", labels), rows);
    }

    private static List<String> row(String name, double[] values) {
        return line(name, Arrays.stream(values).mapToObj(CsvTable::number).toList());
    }

    private double[] ofFeature(int j) {
        return Arrays.stream(weights).mapToDouble(own -> own[j]).toArray();
    }

    /** The largest weights under the labels of the models. */
    void write(TextPage page, List<String> labels) {
        if (labels.size() > MOST_COLUMNS) {
            page.entry("weights", "too many models to stand side by side; -o FILE writes their weights");
            return;
        }
        int[] order = nonzeroBySize();
        int[] shown = Arrays.copyOf(order, Math.min(order.length, MOST_SHOWN));
        page.lines("weights", table(shown, labels).lines());
        if (order.length > shown.length) {
            page.entry("", "… and " + Counts.grouped(order.length - shown.length) + " more (-o FILE writes all)");
        }
        List<String> zeros = IntStream.range(0, names.size())
                .filter(j -> size(j) == 0)
                .mapToObj(names::get)
                .toList();
        if (!zeros.isEmpty()) {
            page.entry(
                    "",
                    Words.count(zeros.size(), "column") + (zeros.size() == 1 ? " has" : " have") + " no weight in any: "
                            + Words.names(zeros, MOST_ZEROS_NAMED));
        }
    }

    private TextTable table(int[] shown, List<String> labels) {
        List<List<String>> columns = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            double[] values = new double[shown.length + 1];
            values[0] = intercepts[m];
            for (int k = 0; k < shown.length; k++) {
                values[k + 1] = weights[m][shown[k]];
            }
            columns.add(cells(values));
        }
        TextTable table = TextTable.aligned("l".repeat(labels.size() + 1));
        table.row(line("", labels));
        boolean hasIntercept = Arrays.stream(intercepts).anyMatch(intercept -> !Double.isNaN(intercept));
        for (int k = hasIntercept ? 0 : 1; k <= shown.length; k++) {
            int at = k;
            table.row(line(
                    k == 0 ? INTERCEPT : Words.name(names.get(shown[k - 1])),
                    columns.stream().map(column -> column.get(at)).toList()));
        }
        return table;
    }

    private static List<String> line(String name, List<String> cells) {
        List<String> line = new ArrayList<>(List.of(name));
        line.addAll(cells);
        return line;
    }

    /** Numbers below each other; blank where there is none. */
    private static List<String> cells(double[] values) {
        double[] known =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        Iterator<String> numbers = TextNumbers.column(known).iterator();
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? "" : numbers.next())
                .toList();
    }

    /** The largest absolute weight that a feature has. */
    private double size(int j) {
        double size = 0;
        for (double[] own : weights) {
            size = Double.isNaN(own[j]) ? size : Math.max(size, Math.abs(own[j]));
        }
        return size;
    }

    /** Features with a weight, the largest first, those of equal size in file order. */
    private int[] nonzeroBySize() {
        return IntStream.range(0, names.size())
                .filter(j -> size(j) != 0)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -size(j)))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
