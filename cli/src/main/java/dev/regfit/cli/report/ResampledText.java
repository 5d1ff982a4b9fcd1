package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Bootstrap.Spread;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Resampled;
import dev.regfit.model.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What fits of rows drawn at random tell, as it stands beside the weights and below them. */
final class ResampledText {
    private static final int DIGITS = 4;
    private static final int ERROR_DIGITS = 3;
    private static final int CHANCE_DIGITS = 2;

    private final LinearModel model;
    private final Resampled resampled;
    private final InferenceText inference;

    ResampledText(LinearModel model, InferenceText inference) {
        this.inference = inference;
        this.model = model;
        this.resampled = model.training().appraisal().resampled();
    }

    /** The headings of the columns beside the weights: those of least squares, and of what was drawn. */
    List<String> headings() {
        List<String> headings = new ArrayList<>(inference.headings());
        if (resampled.bootstrap().isPresent()) {
            headings.addAll(List.of("std. error", "2.5 %", "97.5 %"));
        }
        if (resampled.stability().isPresent()) {
            headings.add("selected");
        }
        return headings;
    }

    /**
     * What stands under the headings, a list for each.
     *
     * @param rows numbers of weights, or −1 for the intercept
     */
    List<List<String>> columns(int[] rows) {
        List<List<String>> columns = new ArrayList<>(inference.columns(rows));
        if (resampled.bootstrap().isPresent()) {
            Bootstrap bootstrap = resampled.bootstrap().get();
            columns.add(numbers(rows, bootstrap, Spread::standardError, ERROR_DIGITS));
            columns.add(numbers(rows, bootstrap, Spread::lower, DIGITS));
            columns.add(numbers(rows, bootstrap, Spread::upper, DIGITS));
        }
        if (resampled.stability().isPresent()) {
            List<String> shares = new ArrayList<>();
            for (int j : rows) {
                shares.add(j < 0 ? "" : percent(resampled.stability().get().probabilities()[j]));
            }
            columns.add(shares);
        }
        return columns;
    }

    private static List<String> numbers(int[] rows, Bootstrap bootstrap, ToDoubleFunction<Spread> number, int digits) {
        double[] values = new double[rows.length];
        for (int k = 0; k < rows.length; k++) {
            values[k] = number.applyAsDouble(bootstrap.of(rows[k]));
        }
        return TextNumbers.column(values, digits);
    }

    private static String percent(double share) {
        return TextNumbers.of(100 * share, ERROR_DIGITS) + " %";
    }

    /** What the columns mean, and what they leave out. */
    void write(TextPage page) {
        if (resampled.bootstrap().isPresent()) {
            write(page, resampled.bootstrap().get());
        }
        if (resampled.stability().isPresent()) {
            write(page, resampled.stability().get());
        }
    }

    private void write(TextPage page, Bootstrap bootstrap) {
        boolean penalized = model.training().penalty().lambda1() > 0
                || model.training().penalty().lambda2() > 0;
        page.entry(
                "bootstrap",
                "standard errors and percentile intervals over %s of the rows (seed %d)%s"
                        .formatted(
                                Words.count(bootstrap.samples(), "sample"),
                                bootstrap.seed(),
                                penalized ? "; rough, as the penalty's pull towards zero is in them" : ""));
        writeUnproven(page, bootstrap.unproven());
    }

    private void write(TextPage page, Stability stability) {
        page.entry(
                "stability",
                "selected: the share of %s halves of the rows in which the weight is not zero (%s, seed %d)"
                        .formatted(
                                Counts.grouped(stability.subsamples()),
                                Words.count(stability.subsamples() / 2, "complementary pair"),
                                stability.seed()));
        int stable = 0;
        double most = 0;
        for (int j = 0; j < stability.probabilities().length; j++) {
            if (model.training().penalty().factors()[j] > 0
                    && model.training().groups().isFirst(j)) {
                stable += stability.probabilities()[j] >= Stability.THRESHOLD ? 1 : 0;
                most = Math.max(most, stability.probabilities()[j]);
            }
        }
        page.entry("", stable > 0 ? chance(stability, stable) : unstable(most));
        writeUnproven(page, stability.unproven());
    }

    /** How many columns reach the threshold, and how many of them chance may account for. */
    private static String chance(Stability stability, int stable) {
        String bound = stability.mostByChance() < stable
                ? "at most %s of them expected by chance (Meinshausen and Bühlmann 2010)"
                        .formatted(TextNumbers.of(stability.mostByChance(), CHANCE_DIGITS))
                : "which chance alone could explain; a larger α selects fewer";
        return "%s reached in %s, %s".formatted(percent(Stability.THRESHOLD), Words.count(stable, "column"), bound);
    }

    /** @param most the largest share of a penalised column */
    private static String unstable(double most) {
        return "no penalised column reaches %s (the most is %s): which columns matter is not settled by these rows"
                .formatted(percent(Stability.THRESHOLD), percent(most));
    }

    private static void writeUnproven(TextPage page, int unproven) {
        if (unproven > 0) {
            page.entry("", "NOT CONVERGED in %s of these".formatted(unproven));
        }
    }
}
