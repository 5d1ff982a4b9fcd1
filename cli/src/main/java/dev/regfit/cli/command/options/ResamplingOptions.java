package dev.regfit.cli.command.options;

import dev.regfit.data.Counts;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Resampled;
import dev.regfit.model.Stability;
import dev.regfit.problem.SettingsException;
import dev.regfit.selection.Resampling;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Fits of rows drawn at random. */
public final class ResamplingOptions {
    /** More draws than these change no digit of a report. */
    private static final int MOST = 1_000_000;

    @Option(
            names = "--stability",
            paramLabel = "B",
            arity = "0..1",
            fallbackValue = "50",
            converter = NumberOption.CountConverter.class,
            preprocessor = NumberOption.IfNumber.class,
            description = {
                "Fit B random halves of the rows and the other halves (B if not given:",
                "50): how often is the weight of each column not zero?"
            })
    private Integer stability;

    @Option(
            names = "--bootstrap",
            paramLabel = "N",
            converter = NumberOption.CountConverter.class,
            description = {
                "Fit N samples of the rows, drawn with replacement, at least 40:",
                "standard errors and 95 %% percentile intervals of the weights."
            })
    private Integer bootstrap;

    /** Whether rows are to be drawn, so that they must be kept. */
    public boolean isAskedFor() {
        return stability != null || bootstrap != null;
    }

    /**
     * Checks what can be checked without the data.
     *
     * @throws SettingsException when options contradict each other
     */
    public void check(PenaltyOptions penalty) {
        if (stability != null && !penalty.kind().hasL1Part()) {
            throw new SettingsException("--stability counts weights that are not zero, and only an L1 part makes some"
                    + " zero; leave it out, or take --penalty l1 or elasticnet");
        }
        if (bootstrap != null && bootstrap < Bootstrap.FEWEST_SAMPLES) {
            throw new SettingsException(
                    "--bootstrap %d: the ends of a 95 %% interval need at least %d samples; take a few hundred"
                            .formatted(bootstrap, Bootstrap.FEWEST_SAMPLES));
        }
        refuseTooMany("--stability", stability);
        refuseTooMany("--bootstrap", bootstrap);
    }

    private static void refuseTooMany(String option, Integer draws) {
        if (draws != null && draws > MOST) {
            throw new SettingsException("%s: at most %s draws are allowed; a few hundred are enough"
                    .formatted(option, Counts.grouped(MOST)));
        }
    }

    /** Draws and fits. */
    public Resampled resampled(Resampling resampling, long seed) {
        Optional<Stability> halves =
                stability == null ? Optional.empty() : Optional.of(resampling.stability(stability, seed));
        Optional<Bootstrap> samples =
                bootstrap == null ? Optional.empty() : Optional.of(resampling.bootstrap(bootstrap, seed));
        return new Resampled(halves, samples);
    }
}
