package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.model.LinearModel;
import dev.regfit.selection.Bootstrap;
import dev.regfit.selection.Bootstrap.Spread;
import dev.regfit.selection.Resampled;
import dev.regfit.selection.Stability;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What fits of rows drawn at random tell, as it stands beside the weights and below them. */
final class ResampledText {
    /** From this share on a column of weight zero is worth naming. */
    private static final double OFTEN = 0.5;

    private static final int MOST_NAMED = 12;
    private static final int DIGITS = 4;
    private static final int ERROR_DIGITS = 3;
    private static final int CHANCE_DIGITS = 2;

    private final LinearModel model;
    private final Resampled resampled;
    private final InferenceText inference;

    ResampledText(LinearModel model, Resampled resampled, InferenceText inference) {
        this.inference = inference;
        this.model = model;
        this.resampled = resampled;
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
        List<String> often = new ArrayList<>();
        int zeroButOften = 0;
        int stable = 0;
        for (int j = 0; j < stability.probabilities().length; j++) {
            double probability = stability.probabilities()[j];
            boolean penalized = model.training().penalty().factors()[j] > 0;
            stable += penalized && probability >= Stability.THRESHOLD ? 1 : 0;
            if (model.weights()[j] == 0 && probability >= OFTEN) {
                zeroButOften++;
                if (zeroButOften <= MOST_NAMED) {
                    often.add(Words.name(model.schema().features().get(j)) + " " + percent(probability));
                }
            }
        }
        if (zeroButOften > 0) {
            page.entry("", "of weight zero, but selected in half of them or more: " + Words.list(often, zeroButOften));
        }
        writeChance(page, stability, stable);
        writeUnproven(page, stability.unproven());
    }

    /** How many columns reach the threshold, and how many of them chance may account for. */
    private static void writeChance(TextPage page, Stability stability, int stable) {
        String bound = stability.mostByChance() < stable
                ? "at most %s of them expected by chance (Meinshausen and Bühlmann 2010)"
                        .formatted(TextNumbers.of(stability.mostByChance(), CHANCE_DIGITS))
                : "which chance alone could explain; a larger α selects fewer";
        if (stable > 0) {
            page.entry(
                    "",
                    "%s reached in %s, %s"
                            .formatted(percent(Stability.THRESHOLD), Words.count(stable, "column"), bound));
        }
    }

    private static void writeUnproven(TextPage page, int unproven) {
        if (unproven > 0) {
            page.entry(
                    "",
                    "NOT CONVERGED in %s of these: allow more with --max-iter, or try --scale standard"
                            .formatted(unproven));
        }
    }
}
