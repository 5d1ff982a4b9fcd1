package dev.regfit.cli.report;

import dev.regfit.Fit;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.Resampled;
import dev.regfit.model.Stability;
import dev.regfit.model.Training.Proof;
import dev.regfit.selection.Curve;
import dev.regfit.solver.Divergence;
import dev.regfit.solver.SolverName;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is said, first and on standard error too, of weights that are not proven to be the optimum. */
public final class Alarm {
    private static final int MOST_STRENGTHS = 4;

    private Alarm() {}

    /** Of a fit, whose solver may know why. */
    public static String of(Fit fit) {
        return fit.divergence()
                .map(Alarm::of)
                .orElseGet(() -> of(fit.model().training().proof()));
    }

    private static String of(Divergence divergence) {
        return "NOT CONVERGED: the learning rate %s is too large and the steps diverged; the largest stable one is %s (--learning-rate auto takes half of that). These are the best weights seen, not the optimum."
                .formatted(
                        TextNumbers.of(divergence.learningRate()), TextNumbers.of(divergence.largestStableRate(), 3));
    }

    /** Of fits along curves that a strength was chosen by, some of which are not proven. */
    public static String of(List<Curve> curves) {
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
        return "NOT CONVERGED at %s of %d, α = %s: fits there, of all rows or of folds, have a relative duality gap above %s, so that errors are not those of the optimum. Allow more with --max-iter, or try --scale standard."
                .formatted(
                        Words.count(missed, "strength"),
                        points,
                        Words.list(named, strengths.size()),
                        TextNumbers.of(curves.get(0).path().tolerance(), 2));
    }

    /** Of fits of rows that were drawn. */
    public static String of(Resampled resampled) {
        int missed = resampled.stability().map(Stability::unproven).orElse(0)
                + resampled.bootstrap().map(Bootstrap::unproven).orElse(0);
        return "NOT CONVERGED in %s of rows drawn at random: allow more with --max-iter, or try --scale standard."
                .formatted(Words.count(missed, "fit"));
    }

    /** Of a model that was read. */
    static String of(Proof proof) {
        boolean gradient = Arrays.stream(SolverName.values())
                .anyMatch(name -> name.isGradient() && name.label().equals(proof.solver()));
        double gap = proof.certificate().relativeGap();
        if (Double.isInfinite(gap)) {
            return "NOT CONVERGED: how far these weights are from the optimum is unknown. Columns are so nearly collinear or constant that double precision cannot bound it: leave some out (regfit inspect names them), or penalise them.";
        }
        return "NOT CONVERGED: the relative duality gap is %s after %s, and %s was asked for. These weights are not proven to be the optimum: %s."
                .formatted(
                        CertificateText.of(gap),
                        Words.count(proof.iterations(), "iteration"),
                        TextNumbers.of(proof.tolerance(), 2),
                        advice(gradient, proof.iterations() == 0));
    }

    private static String advice(boolean gradient, boolean direct) {
        if (direct) {
            return "columns are collinear, or too nearly so for double precision; leave some out (regfit inspect names them), or add a small penalty (-p l2 -a 1e-6)";
        }
        return gradient
                ? "try more --epochs, another --learning-rate, or another solver (--solver auto)"
                : "try --scale standard, leave out nearly collinear columns (regfit inspect names them), allow more with --max-iter, or ask for less with --tol";
    }
}
