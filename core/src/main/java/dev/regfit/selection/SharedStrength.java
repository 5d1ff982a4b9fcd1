package dev.regfit.selection;

import dev.regfit.path.Family;
import dev.regfit.path.Grid;
import dev.regfit.path.Path;
import dev.regfit.problem.Preparation;
import dev.regfit.solver.Stopping;
import java.util.Arrays;
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
     * @param mean at each strength
     * @param standardError of these means
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
     * The strength that a rule takes: errors are means over the rows of all tables, whose standard errors add up as those
     * of independent samples do.
     */
    public static double chosen(Grid strengths, List<Errors> errors, Rule rule) {
        double rows = errors.stream().mapToLong(Errors::rows).sum();
        double[] alphas = strengths.given();
        double[] mean = new double[alphas.length];
        double[] variance = new double[alphas.length];
        for (Errors table : errors) {
            double share = table.rows() / rows;
            for (int k = 0; k < mean.length; k++) {
                mean[k] += share * table.mean()[k];
                variance[k] += share * share * table.standardError()[k] * table.standardError()[k];
            }
        }
        double[] standardError = Arrays.stream(variance).map(Math::sqrt).toArray();
        return alphas[rule.chosen(alphas, mean, standardError)];
    }
}
