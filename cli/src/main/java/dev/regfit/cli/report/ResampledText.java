package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.model.LinearModel;
import dev.regfit.selection.Bootstrap;
import dev.regfit.selection.Bootstrap.Spread;
import dev.regfit.selection.Resampled;
import dev.regfit.selection.Stability;
import java.util.ArrayList;
import java.util.List;

/** What fits of rows drawn at random tell, as it stands beside the weights and below them. */
final class ResampledText {
    /** From this share on a column of weight zero is worth naming. */
    private static final double OFTEN = 0.5;

    private static final int MOST_NAMED = 12;
    private static final int DIGITS = 4;
    private static final int ERROR_DIGITS = 3;

    private final LinearModel model;
    private final Resampled resampled;

    ResampledText(LinearModel model, Resampled resampled) {
        this.model = model;
        this.resampled = resampled;
    }

    /** The headings of the columns beside the weights: none where nothing was drawn. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        if (resampled.bootstrap().isPresent()) {
            headings.addAll(List.of("std. error", "2.5 %", "97.5 %"));
        }
        if (resampled.stability().isPresent()) {
            headings.add("selected");
        }
        return headings;
    }

    /**
     * The cells under the headings.
     *
     * @param j number of the weight, or −1 for the intercept
     */
    List<String> cells(int j) {
        List<String> cells = new ArrayList<>();
        resampled.bootstrap().ifPresent(bootstrap -> {
            Spread spread = j < 0 ? bootstrap.intercept() : bootstrap.weights().get(j);
            cells.add(TextNumbers.of(spread.standardError(), ERROR_DIGITS));
            cells.add(TextNumbers.of(spread.lower(), DIGITS));
            cells.add(TextNumbers.of(spread.upper(), DIGITS));
        });
        resampled
                .stability()
                .ifPresent(stability -> cells.add(j < 0 ? "" : percent(stability.probabilities()[j])));
        return cells;
    }

    private static String percent(double share) {
        return TextNumbers.of(100 * share, ERROR_DIGITS) + " %";
    }

    /** What the columns mean, and what they leave out. */
    void write(TextPage page) {
        resampled.bootstrap().ifPresent(bootstrap -> write(page, bootstrap));
        resampled.stability().ifPresent(stability -> write(page, stability));
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
        int count = 0;
        for (int j = 0; j < stability.probabilities().length; j++) {
            if (model.weights()[j] == 0 && stability.probabilities()[j] >= OFTEN) {
                count++;
                if (count <= MOST_NAMED) {
                    often.add(Words.name(model.schema().features().get(j)) + " "
                            + percent(stability.probabilities()[j]));
                }
            }
        }
        if (count > 0) {
            page.entry("", "of weight zero, but selected in half of them or more: " + Words.list(often, count));
        }
        writeUnproven(page, stability.unproven());
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
