package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Schema;
import dev.regfit.linalg.Norms;
import dev.regfit.model.Deviations;
import dev.regfit.model.LinearModel;
import dev.regfit.path.PathPoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Weights side by side, a column for each model: ordered for people by how much they count, in file order for
 * spreadsheets.
 *
 * @param names of all features
 * @param intercepts of each model; NaN where it has none
 * @param weights of each model, in the order of the names; NaN where it does not know the feature
 * @param sizes of each feature: the largest that one of its weights counts, zero where all are zero
 */
record WeightColumns(List<String> names, double[] intercepts, double[][] weights, double[] sizes) {
    private static final int MOST_SHOWN = 40;
    private static final int MOST_COLUMNS = 6;
    private static final int MOST_ZEROS_NAMED = 12;
    static final String INTERCEPT = "(intercept)";

    /** Of points on paths of the same rows, of which each may have features of its own. */
    static WeightColumns ofPoints(List<Features> features, boolean intercept, List<PathPoint> points) {
        double[][] own = points.stream().map(point -> point.weights().toArray()).toArray(double[][]::new);
        double[][] sizes = new double[own.length][];
        for (int m = 0; m < own.length; m++) {
            Deviations deviations = features.get(m).deviations();
            double[] weights = own[m];
            sizes[m] = IntStream.range(0, weights.length)
                    .mapToDouble(j -> Math.abs(deviations.contribution(j, weights[j])))
                    .toArray();
        }
        return of(
                features.stream().map(Features::schema).toList(),
                points.stream()
                        .mapToDouble(point -> intercept ? point.intercept() : Double.NaN)
                        .toArray(),
                own,
                sizes);
    }

    /** Of several fits of the same features. */
    static WeightColumns ofFits(Features features, double[] intercepts, double[][] weights) {
        double[] sizes = new double[features.schema().width()];
        for (double[] own : weights) {
            for (int j = 0; j < sizes.length; j++) {
                sizes[j] = Math.max(sizes[j], Math.abs(features.deviations().contribution(j, own[j])));
            }
        }
        return new WeightColumns(features.schema().features(), intercepts, weights, sizes);
    }

    /** Of models that may know different features. */
    static WeightColumns ofModels(List<LinearModel> models) {
        return of(
                models.stream().map(LinearModel::schema).toList(),
                models.stream().mapToDouble(WeightColumns::intercept).toArray(),
                models.stream().map(LinearModel::weights).toArray(double[][]::new),
                models.stream().map(WeightColumns::sizes).toArray(double[][]::new));
    }

    private static double[] sizes(LinearModel model) {
        return IntStream.range(0, model.weights().length)
                .mapToDouble(j -> WeightOrder.size(model, j))
                .toArray();
    }

    private static WeightColumns of(List<Schema> schemas, double[] intercepts, double[][] own, double[][] ownSizes) {
        Map<String, Integer> positions = new LinkedHashMap<>();
        // The one of most features first: what others leave out then stands in file order, too.
        schemas.stream()
                .sorted(Comparator.comparingInt(Schema::width).reversed())
                .forEach(schema -> schema.features().forEach(name -> positions.putIfAbsent(name, positions.size())));
        double[][] weights = new double[own.length][positions.size()];
        double[] sizes = new double[positions.size()];
        for (int m = 0; m < own.length; m++) {
            Arrays.fill(weights[m], Double.NaN);
            List<String> features = schemas.get(m).features();
            for (int j = 0; j < features.size(); j++) {
                int at = positions.get(features.get(j));
                weights[m][at] = own[m][j];
                sizes[at] = Math.max(sizes[at], ownSizes[m][j]);
            }
        }
        return new WeightColumns(List.copyOf(positions.keySet()), intercepts, weights, sizes);
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

    /** The largest weights under the labels of the models, and the norms of all. */
    void write(TextPage page, List<String> labels) {
        writeWeights(page, labels);
        if (labels.size() <= MOST_COLUMNS) {
            page.table("norms", norms(labels));
        }
    }

    /** The largest weights alone. */
    void writeWeights(TextPage page, List<String> labels) {
        if (labels.size() > MOST_COLUMNS) {
            page.entry("weights", "too many models to stand side by side; -o FILE writes their weights");
            return;
        }
        int[] order = nonzeroBySize();
        int[] shown = Arrays.copyOf(order, Math.min(order.length, MOST_SHOWN));
        page.table("weights", table(shown, labels));
        if (order.length > shown.length) {
            page.entry("", "… and " + Counts.grouped(order.length - shown.length) + " more (-o FILE writes all)");
        }
        without().ifPresent(words -> page.entry("", words));
    }

    /** Which features have no weight, if there are any. */
    Optional<String> without() {
        List<String> zeros = IntStream.range(0, names.size())
                .filter(j -> !hasWeight(j))
                .mapToObj(names::get)
                .toList();
        return zeros.isEmpty()
                ? Optional.empty()
                : Optional.of(Words.count(zeros.size(), "column") + (zeros.size() == 1 ? " has" : " have")
                        + " no weight in any: " + Words.names(zeros, MOST_ZEROS_NAMED));
    }

    /** Whether any model has an intercept. */
    boolean hasIntercept() {
        return Arrays.stream(intercepts).anyMatch(intercept -> !Double.isNaN(intercept));
    }

    private TextTable norms(List<String> labels) {
        List<Norms> norms = Arrays.stream(weights)
                .map(own -> Norms.of(Arrays.stream(own)
                        .filter(weight -> !Double.isNaN(weight))
                        .toArray()))
                .toList();
        TextTable table = TextTable.aligned("l" + "r".repeat(labels.size())).row(line("", labels));
        table.row(
                line("‖w‖₁", norms.stream().map(one -> TextNumbers.of(one.l1())).toList()));
        table.row(
                line("‖w‖₂", norms.stream().map(one -> TextNumbers.of(one.l2())).toList()));
        table.row(line(
                "‖w‖∞", norms.stream().map(one -> TextNumbers.of(one.linf())).toList()));
        return table;
    }

    private TextTable table(int[] shown, List<String> labels) {
        List<List<String>> columns = new ArrayList<>();
        for (int m = 0; m < weights.length; m++) {
            double[] values = new double[shown.length + 1];
            values[0] = intercepts[m];
            for (int k = 0; k < shown.length; k++) {
                values[k + 1] = weights[m][shown[k]];
            }
            columns.add(TextNumbers.known(values, TextNumbers.DIGITS));
        }
        TextTable table = TextTable.aligned("n" + "l".repeat(labels.size()));
        table.row(line("", labels));
        for (int k = hasIntercept() ? 0 : 1; k <= shown.length; k++) {
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

    /** Whether a feature has a weight in any model. */
    boolean hasWeight(int j) {
        return Arrays.stream(weights).anyMatch(own -> !Double.isNaN(own[j]) && own[j] != 0);
    }

    /** Features with a weight, the largest first, those of equal size in file order. */
    private int[] nonzeroBySize() {
        return IntStream.range(0, names.size())
                .filter(this::hasWeight)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> -sizes[j]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
