package dev.regfit.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does to rows what {@link Scales} say. */
final class ScalingChange implements RowChange {
    private static final String[] NO_TEXTS = {};

    private final int inputs;
    /** Computes logarithms and terms. */
    private final RowEncoder encoder;

    private final double[] features;
    /** Which cell each of the first features takes the place of. */
    private final int[] logarithms;

    private final ColumnScales.Column[] columns;
    private final int[] columnAt;
    private final RowNorm norm;
    private final int[] normed;

    ScalingChange(Scales scales, List<String> names) {
        inputs = names.size();
        List<Term> computed = new ArrayList<>();
        scales.logarithms().forEach(column -> computed.add(new Term.Log(column)));
        computed.addAll(scales.terms());
        features = new double[computed.size()];
        List<Predictor> predictors = names.stream().map(Predictor::number).toList();
        encoder = new RowEncoder(new Schema(predictors, computed, ""));
        List<String> all = new ArrayList<>(names);
        all.addAll(scales.added());
        logarithms = positions(scales.logarithms(), all);
        columns = scales.columns().stream()
                .flatMap(scaled -> scaled.columns().stream())
                .toArray(ColumnScales.Column[]::new);
        columnAt =
                positions(Arrays.stream(columns).map(ColumnScales.Column::name).toList(), all);
        norm = scales.rows().map(Scales.RowScaling::norm).orElse(null);
        normed = positions(scales.rows().map(Scales.RowScaling::columns).orElse(List.of()), all);
    }

    private static int[] positions(List<String> names, List<String> all) {
        return names.stream().mapToInt(all::indexOf).toArray();
    }

    @Override
    public void apply(double[] cells, double[] changed) {
        System.arraycopy(cells, 0, changed, 0, inputs);
        if (features.length > 0) {
            encoder.encode(cells, NO_TEXTS, features, false);
            for (int k = 0; k < logarithms.length; k++) {
                changed[logarithms[k]] = features[k];
            }
            System.arraycopy(features, logarithms.length, changed, inputs, features.length - logarithms.length);
        }
        for (int k = 0; k < columns.length; k++) {
            double value = changed[columnAt[k]];
            changed[columnAt[k]] = columns[k].finite(columns[k].apply(value), value);
        }
        if (norm != null) {
            norm.normalize(changed, normed);
        }
    }
}
