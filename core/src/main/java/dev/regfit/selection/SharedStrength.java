package dev.regfit.selection;

import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.List;

/** One strength for several tables, chosen by the errors on rows left out of all of them. */
public final class SharedStrength {
    private SharedStrength() {}

    /** The largest and the smallest strength that a table would try by itself. */
    public record Range(double largest, double smallest) {
        /** The ends of a table's own grid. */
        public static Range of(Preparation whole, Family family, Grid grid, Stopping stopping) {
            double[] alphas = Path.alphas(whole, family, grid, stopping);
            return new Range(alphas[0], alphas[alphas.length - 1]);
        }
    }

    /**
     * The errors of a table at strengths that are the same for all tables.
     *
     * @param rows how many it has
     */
    public record Errors(long rows, double[] mean, double[] standardError) {
        public static Errors of(long rows, Curve curve) {
            return new Errors(rows, curve.mean(), curve.standardError());
        }
    }

    /** Strengths from the largest to the smallest that one of the tables would try, evenly spaced in their logarithm. */
    public static Grid grid(List<Range> ranges, int count) {
        double largest = ranges.stream().mapToDouble(Range::largest).max().orElseThrow();
        double smallest = ranges.stream().mapToDouble(Range::smallest).min().orElseThrow();
        double[] alphas = new double[count];
        for (int k = 0; k < count; k++) {
            double share = count == 1 ? 0 : k / (count - 1.0);
            // StrictMath: the power functions of processors differ in the last bit
            alphas[k] = k == 0 ? largest : largest * StrictMath.pow(smallest / largest, share);
        }
        return Grid.of(alphas);
    }

    /**
     * The number of the strength that a rule takes: errors are means over the rows of all tables, whose standard errors add
     * up as those of independent samples do.
     *
     * @param errors at strengths that fall
     */
    public static int chosen(List<Errors> errors, Rule rule) {
        double rows = errors.stream().mapToLong(Errors::rows).sum();
        int count = errors.get(0).mean().length;
        double[] mean = new double[count];
        double[] variance = new double[count];
        for (Errors table : errors) {
            double share = table.rows() / rows;
            for (int k = 0; k < count; k++) {
                mean[k] += share * table.mean()[k];
                variance[k] += share * share * table.standardError()[k] * table.standardError()[k];
            }
        }
        int best = strongest(mean, least(mean));
        double error = Math.sqrt(variance[best]);
        return rule == Rule.MIN || Double.isNaN(error) ? best : strongest(mean, mean[best] + error);
    }

    private static double least(double[] values) {
        double least = Double.POSITIVE_INFINITY;
        for (double value : values) {
            least = value < least ? value : least;
        }
        return least;
    }

    private static int strongest(double[] mean, double most) {
        int k = 0;
        while (k < mean.length - 1 && !(mean[k] <= most)) {
            k++;
        }
        return k;
    }
}
