package dev.regfit.problem;

import dev.regfit.data.Schema;

/**
 * What applies to single columns.
 *
 * @param factors penalty factors fⱼ ≥ 0; 1 where nothing is said
 * @param lower smallest weights allowed
 * @param upper largest weights allowed
 */
public record ColumnRules(ColumnValues factors, ColumnValues lower, ColumnValues upper) {

    /** Every column penalised alike and unbounded. */
    public static final ColumnRules NONE = new ColumnRules(
            ColumnValues.of(1), ColumnValues.of(Double.NEGATIVE_INFINITY), ColumnValues.of(Double.POSITIVE_INFINITY));

    /**
     * Rules that give each feature the factor and the bounds that it has in a penalty.
     *
     * @param penalty for weights on the original columns
     */
    public static ColumnRules of(ElasticNet penalty, Schema schema) {
        return new ColumnRules(
                ColumnValues.of(1, schema, penalty.factors()),
                ColumnValues.of(Double.NEGATIVE_INFINITY, schema, penalty.lower()),
                ColumnValues.of(Double.POSITIVE_INFINITY, schema, penalty.upper()));
    }

    /**
     * Refuses rules for columns that are not there.
     *
     * @throws SettingsException naming one
     */
    void check(Schema schema) {
        factors.check(schema, "penalty factor");
        lower.check(schema, "lower bound");
        upper.check(schema, "upper bound");
    }

    /**
     * The penalty of strength zero with these factors and bounds, for weights on the original columns. Rules for columns
     * that are not there are passed over.
     *
     * @throws SettingsException when a number is not as it must be
     */
    ElasticNet penalty(Schema schema, Convention convention) {
        double[] f = factors.resolve(schema);
        double[] low = lower.resolve(schema);
        double[] high = upper.resolve(schema);
        for (int j = 0; j < f.length; j++) {
            if (!(f[j] >= 0 && f[j] < Double.POSITIVE_INFINITY)) {
                throw new SettingsException("the penalty factor of \"%s\" must be zero or a positive number, not %s"
                        .formatted(schema.features().get(j), f[j]));
            }
            if (!(low[j] <= high[j])) {
                throw new SettingsException("the lower bound of \"%s\", %s, is above its upper bound, %s"
                        .formatted(schema.features().get(j), low[j], high[j]));
            }
        }
        return new ElasticNet(0, 0, convention.factors(f), low, high);
    }
}
