package dev.regfit.solver.gradient;

import dev.regfit.problem.Certificate;
import dev.regfit.solver.Divergence;
import java.util.Optional;
import java.util.OptionalDouble;

/** What the solvers of the gradient family share: the loop over epochs, and which iterate is the answer. */
final class Descent {
    /**
     * An objective this many times that of the start is more than an iteration that gets anywhere passes through: a
     * descent never rises at all. Only then is L computed to see whether the rate is to blame.
     */
    private static final double RUNAWAY = 10;

    /** Objectives this close, as a share of P(0), do not differ by more than rounding: the later iterate is kept. */
    private static final double ROUNDING = 1e-15;

    /** Epochs without a lower loss of the rows that are held out, at least, after which there is hardly one to come. */
    private static final int PATIENCE = 20;

    /** The same as a share of all epochs. */
    private static final int PATIENT_PARTS = 10;

    /** Above the least objective so far, as a share of the scale, an end has risen, and not only slowed down. */
    private static final double RISEN = 1e-3;

    private final Mover mover;
    private final double scale;
    private final double tolerance;
    private final Optional<HeldOutLoss> heldOut;
    private final EpochListener listener;

    private Evaluation best;
    private Proof bestProof;
    private int bestEpoch;
    private double least = Double.POSITIVE_INFINITY;
    private double leastHeldOut = Double.POSITIVE_INFINITY;

    /** The mean loss of rows that took no part. */
    @FunctionalInterface
    interface HeldOutLoss {
        double of(Point x);
    }

    /**
     * Where a descent has ended.
     *
     * @param best the iterate with the smallest objective or, with rows held out, with the smallest loss of these
     * @param multiplier of the ball that it is in, or zero
     * @param epochs that it took
     * @param divergence why it did not get there
     * @param stop how rows that were held out have told where to stop
     */
    record End(Point best, double multiplier, int epochs, Optional<Divergence> divergence, Optional<EarlyStop> stop) {}

    /**
     * Prepares a descent.
     *
     * @param scale of relative gaps
     */
    Descent(Mover mover, double scale, double tolerance, Optional<HeldOutLoss> heldOut, EpochListener listener) {
        this.mover = mover;
        this.scale = scale;
        this.tolerance = tolerance;
        this.heldOut = heldOut;
        this.listener = listener;
    }

    /** Runs until the certificate is within the tolerance, and otherwise to the last epoch or until it diverges. */
    End run() {
        Steps steps = mover.steps();
        Evaluation now = mover.start();
        double limit = Double.NaN;
        for (int epoch = 0; ; epoch++) {
            Proof proof = now.certify();
            Certificate certificate = proof.certificate();
            OptionalDouble ofHeldOut =
                    heldOut.isPresent() ? OptionalDouble.of(heldOut.get().of(now.at())) : OptionalDouble.empty();
            listener.epoch(new EpochListener.Epoch(epoch, now.at().w(), certificate, steps.at(epoch), ofHeldOut));
            keepIfBest(now, proof, epoch, ofHeldOut);
            if (certificate.isWithin(tolerance)) {
                if (heldOut.isEmpty()) {
                    best = now;
                    bestProof = proof;
                }
                return end(epoch, Optional.empty());
            }
            limit = epoch == 0 ? RUNAWAY * certificate.objective() : limit;
            boolean isTired =
                    heldOut.isPresent() && epoch - bestEpoch >= Math.max(PATIENCE, steps.epochs() / PATIENT_PARTS);
            boolean isRunningAway = isRunningAway(certificate.objective(), limit);
            if (epoch == steps.epochs() || isTired || isRunningAway) {
                boolean hasRisen = steps.areConstant() && certificate.objective() > least + RISEN * scale;
                return end(epoch, isRunningAway || hasRisen ? divergence() : Optional.empty());
            }
            now = mover.next(epoch);
        }
    }

    private void keepIfBest(Evaluation now, Proof proof, int epoch, OptionalDouble ofHeldOut) {
        double objective = proof.certificate().objective();
        boolean isBetter =
                ofHeldOut.isPresent() ? ofHeldOut.getAsDouble() < leastHeldOut : objective <= least + ROUNDING * scale;
        if (isBetter || best == null) {
            best = now;
            bestProof = proof;
            bestEpoch = epoch;
            least = Math.min(least, objective);
            leastHeldOut = ofHeldOut.orElse(leastHeldOut);
        }
    }

    private End end(int epoch, Optional<Divergence> divergence) {
        Optional<EarlyStop> stop = heldOut.map(held -> new EarlyStop(bestEpoch, leastHeldOut));
        return new End(best.at(), bestProof.multiplier(), epoch, divergence, stop);
    }

    /** With a stable rate the sign steps of sub-gradient descent may carry it far up, but not away. */
    private boolean isRunningAway(double objective, double limit) {
        return !(objective < Double.POSITIVE_INFINITY) || (objective > limit && isTooLong());
    }

    private Optional<Divergence> divergence() {
        Steps steps = mover.steps();
        return isTooLong() ? Optional.of(new Divergence(steps.first(), steps.largestStable())) : Optional.empty();
    }

    private boolean isTooLong() {
        Steps steps = mover.steps();
        return !steps.isAutomatic() && steps.first() > steps.largestStable();
    }
}
