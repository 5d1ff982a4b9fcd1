package dev.regfit.inspection;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.DataProblem;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Moments;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowKeeping;
import dev.regfit.data.Schema;
import dev.regfit.data.TableMoments;
import dev.regfit.linalg.Cholesky;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks over a table before fitting, row by row, in memory that does not grow with the rows. */
public final class Inspector {
    /** R² of a column on the others from which it is worth a word: its weight's variance is then a thousandfold. */
    private static final double NEARLY_COLLINEAR = 0.999;

    /** With more columns of numbers than this no look is taken at collinearity: it costs p³. */
    private static final int MAX_COLUMNS = 1000;

    /** Added to the diagonal of the correlation matrix so that exactly collinear columns have an R² too. */
    private static final double JITTER = 1e-13;

    private final List<ColumnProfile> profiles = new ArrayList<>();
    private final int[] numberColumns;
    private final double[] numbersOnly;
    private final String[] noTexts;
    private final Optional<DatasetBuilder> moments;
    private long rows;
    private long incomplete;

    /**
     * @param columns in file order, the target last
     * @param jobs number of threads that may work at the same time
     */
    public Inspector(List<Predictor> columns, int jobs) {
        List<Predictor> numbers = new ArrayList<>();
        int[] positions = new int[columns.size()];
        for (int k = 0; k < positions.length; k++) {
            Predictor column = columns.get(k);
            profiles.add(new ColumnProfile(column.name(), column.text(), BuildOptions.MAX_LEVELS));
            if (!column.text() && k < positions.length - 1) {
                positions[numbers.size()] = k;
                numbers.add(column);
            }
        }
        numberColumns = Arrays.copyOf(positions, numbers.size());
        numbersOnly = new double[numberColumns.length];
        noTexts = new String[numberColumns.length];
        moments = numbers.size() < 2 || numbers.size() > MAX_COLUMNS
                ? Optional.empty()
                : Optional.of(new DatasetBuilder(
                        new Schema(numbers, ""),
                        new BuildOptions(MissingPolicy.MEAN, RowKeeping.NEVER, BuildOptions.MAX_LEVELS, jobs)));
    }

    /**
     * Looks at a row.
     *
     * @param numbers one value a column, NaN where missing (and for text columns); not modified
     * @param texts one value a column, null where missing (and for columns of numbers); not modified
     * @param weight the row's weight; rows of weight zero count as none
     * @throws DataProblem when the weight is negative or not finite
     */
    public void add(double[] numbers, String[] texts, double weight) {
        for (int k = 0; k < numbersOnly.length; k++) {
            numbersOnly[k] = numbers[numberColumns[k]];
        }
        DataProblem.requireWeight(weight);
        moments.ifPresent(builder -> builder.add(numbersOnly, noTexts, 0, weight));
        if (weight == 0) {
            return;
        }
        rows++;
        boolean complete = true;
        for (int k = 0; k < profiles.size(); k++) {
            ColumnProfile profile = profiles.get(k);
            if (profile.isText()) {
                profile.addText(texts[k]);
                complete &= texts[k] != null;
            } else {
                profile.addNumber(numbers[k], weight);
                complete &= !Double.isNaN(numbers[k]);
            }
        }
        incomplete += complete ? 0 : 1;
    }

    /** What was seen. */
    public Inspection inspection() {
        List<ColumnProfile> predictors = profiles.subList(0, profiles.size() - 1);
        List<ColumnProfile> varying = new ArrayList<>();
        for (int k : numberColumns) {
            if (profiles.get(k).varies()) {
                varying.add(profiles.get(k));
            }
        }
        return new Inspection(
                rows,
                incomplete,
                profiles.get(profiles.size() - 1).name(),
                profiles.stream().map(ColumnProfile::column).toList(),
                duplicates(varying),
                moments.isPresent() && varying.size() > 1 && rows > varying.size() ? collinear(varying) : List.of(),
                scaleRatio(varying),
                memory(predictors.stream().mapToLong(ColumnProfile::features).sum()));
    }

    private static List<Inspection.Pair> duplicates(List<ColumnProfile> varying) {
        Map<Long, String> seen = new HashMap<>();
        List<Inspection.Pair> pairs = new ArrayList<>();
        for (ColumnProfile profile : varying) {
            String earlier = seen.putIfAbsent(profile.hash(), profile.name());
            if (earlier != null) {
                pairs.add(new Inspection.Pair(earlier, profile.name()));
            }
        }
        return pairs;
    }

    /** R² of each column on the others is 1 − 1/(C⁻¹)ⱼⱼ, C being the correlation matrix. */
    private List<Inspection.Collinear> collinear(List<ColumnProfile> varying) {
        int k = varying.size();
        double[] correlations = correlations(varying);
        for (int a = 0; a < k; a++) {
            correlations[a * k + a] += JITTER;
        }
        List<Inspection.Collinear> found = new ArrayList<>();
        Cholesky.of(correlations, k).map(Cholesky::inverse).ifPresent(inverse -> {
            for (int a = 0; a < k; a++) {
                double r2 = 1 - 1 / inverse[a * k + a];
                if (r2 >= NEARLY_COLLINEAR) {
                    String closest = varying.get(closest(correlations, k, a)).name();
                    found.add(new Inspection.Collinear(varying.get(a).name(), Math.min(r2, 1.0), closest));
                }
            }
        });
        return found;
    }

    private double[] correlations(List<ColumnProfile> varying) {
        List<Predictor> predictors = varying.stream()
                .map(profile -> Predictor.number(profile.name()))
                .toList();
        TableMoments table = moments.orElseThrow().moments();
        Moments filled = table.fill(new Schema(predictors, "")).moments();
        int k = predictors.size();
        double[] correlations = new double[k * k];
        for (int a = 0; a < k; a++) {
            for (int b = 0; b < k; b++) {
                double product = Math.sqrt(filled.covariance(a, a)) * Math.sqrt(filled.covariance(b, b));
                correlations[a * k + b] = filled.covariance(a, b) / product;
            }
        }
        return correlations;
    }

    private static int closest(double[] correlations, int k, int a) {
        int closest = a == 0 ? 1 : 0;
        for (int b = 0; b < k; b++) {
            if (b != a && Math.abs(correlations[a * k + b]) > Math.abs(correlations[a * k + closest])) {
                closest = b;
            }
        }
        return closest;
    }

    private static double scaleRatio(List<ColumnProfile> varying) {
        double widest = 0;
        double narrowest = Double.POSITIVE_INFINITY;
        for (ColumnProfile profile : varying) {
            widest = Math.max(widest, profile.deviation());
            narrowest = Math.min(narrowest, profile.deviation());
        }
        return varying.size() < 2 ? Double.NaN : widest / narrowest;
    }

    private Inspection.Memory memory(long features) {
        return new Inspection.Memory(
                features,
                Double.BYTES * features * rows,
                Double.BYTES * (features + 1) * (features + 1),
                !RowKeeping.areMany(rows, profiles.size(), features));
    }
}
