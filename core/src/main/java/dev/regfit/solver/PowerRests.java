package dev.regfit.solver;

import dev.regfit.data.Dataset;
import dev.regfit.data.Powers;
import dev.regfit.data.Schema;
import dev.regfit.data.Term;
import java.util.List;

/**
 * What rounding has taken from the powers among the features: powers of a number are hardly ever doubles, and a
 * polynomial of high degree loses half of its digits by that alone.
 */
final class PowerRests {
    private static final double[] NONE = {};

    private PowerRests() {}

    /**
     * The rests of some features, column-major with n rows; empty when there are none. A power is known by its column if
     * that is a feature as well.
     */
    static double[] of(Dataset data, int[] features) {
        Schema schema = data.schema();
        if (schema.isPlain()) {
            return NONE;
        }
        int n = data.rows();
        List<String> names = schema.features();
        double[] rests = new double[n * features.length];
        boolean any = false;
        for (Term term : schema.terms()) {
            if (term instanceof Term.Power power) {
                int base = names.indexOf(power.column());
                int place = place(features, names.indexOf(power.name()));
                if (base >= 0 && place >= 0) {
                    any = true;
                    fill(rests, place * n, data.x().select(new int[] {base}).values(), power.degree());
                }
            }
        }
        return any ? rests : NONE;
    }

    private static int place(int[] features, int wanted) {
        for (int k = 0; k < features.length; k++) {
            if (features[k] == wanted) {
                return k;
            }
        }
        return -1;
    }

    private static void fill(double[] rests, int at, double[] column, int degree) {
        double[] power = new double[2];
        for (int i = 0; i < column.length; i++) {
            Powers.raise(column[i], degree, power);
            rests[at + i] = power[1];
        }
    }
}
