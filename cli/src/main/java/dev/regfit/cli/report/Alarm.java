package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.data.Counts;
import dev.regfit.data.Scaling;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Resampled;
import dev.regfit.model.Stability;
import dev.regfit.model.Training;
import dev.regfit.model.Training.Proof;
import dev.regfit.selection.Curve;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.gradient.EarlyStop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What is said, first and on standard error too, of weights that are not proven to be the optimum. */
public final class Alarm {
    private static final int MOST_STRENGTHS = 4;

    private Alarm() {}

    /** Of a fit, whose solver may know why. */
    public static String of(Fit fit) {
        return fit.divergence()
                .map(Alarm::of)
                .or(() -> fit.earlyStop()
                        .map(stop -> of(stop, fit.model().training().proof())))
                .orElseGet(() -> of(fit.model().training(), sentence(ConvergenceAdvice.of(fit))));
    }

    private static String of(Divergence divergence) {
        return "NOT CONVERGED: the learning rate %s is too large and the steps diverged; the largest stable one is %s (--learning-rate auto takes a shorter one). These are the best weights seen, not the optimum."
                .formatted(
                        TextNumbers.of(divergence.learningRate()), TextNumbers.of(divergence.largestStableRate(), 3));
    }

    private static String of(EarlyStop stop, Proof proof) {
        return "NOT CONVERGED: rows held out chose these weights, after epoch %s of %s, at which their loss is least; the relative duality gap of all rows is %s."
                .formatted(
                        Counts.grouped(stop.epoch()),
                        Counts.grouped(proof.iterations()),
                        CertificateText.of(proof.certificate().relativeGap()));
    }

    /** Of fits along curves that a strength was chosen by, some of which are not proven. */
    public static String of(List<Curve> curves, Scaling scaling) {
        Set<String> strengths = new LinkedHashSet<>();
        int points = 0;
        int missed = 0;
        for (Curve curve : curves) {
            points += curve.unproven().length;
            for (int k = 0; k < curve.unproven().length; k++) {
                if (curve.unproven()[k] > 0) {
                    missed++;
                    strengths.add(TextNumbers.of(curve.path().points().get(k).alpha()));
                }
            }
        }
        List<String> named = strengths.stream().limit(MOST_STRENGTHS).toList();
        return "NOT CONVERGED at %s of %d, α = %s: fits there, of all rows or of folds, have a relative duality gap above %s, so that errors are not those of the optimum. %s."
                .formatted(
                        Words.count(missed, "strength"),
                        points,
                        Words.list(named, strengths.size()),
                        TextNumbers.of(curves.get(0).path().tolerance(), 2),
                        sentence(ConvergenceAdvice.of(
                                curves.stream().map(Curve::path).toList(), scaling)));
    }

    /**
     * Of fits of rows that were drawn.
     *
     * @param training of the model that was fitted to all rows
     */
    public static String of(Resampled resampled, Training training) {
        int missed = resampled.stability().map(Stability::unproven).orElse(0)
                + resampled.bootstrap().map(Bootstrap::unproven).orElse(0);
        return "NOT CONVERGED in %s of rows drawn at random: %s."
                .formatted(Words.count(missed, "fit"), ConvergenceAdvice.ofDrawn(training));
    }

    /** Of a model that was read: what may help is for the command that trained it to say. */
    static String of(Training training) {
        return of(training, "Run the command below again: its message says what may help");
    }

    private static String of(Training training, String advice) {
        Proof proof = training.proof();
        double gap = proof.certificate().relativeGap();
        if (Double.isInfinite(gap)) {
            return "NOT CONVERGED: how far these weights are from the optimum is unknown. Columns are so nearly collinear or constant that double precision cannot bound it: %s."
                    .formatted(ConvergenceAdvice.withoutBound(training));
        }
        return "NOT CONVERGED: the relative duality gap is %s after %s, and %s was asked for. These weights are not proven to be the optimum. %s."
                .formatted(
                        CertificateText.of(gap),
                        Words.count(
                                proof.iterations(),
                                ConvergenceAdvice.isGradient(proof.solver()) ? "epoch" : "iteration"),
                        TextNumbers.of(proof.tolerance(), 2),
                        advice);
    }

    static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }
}
