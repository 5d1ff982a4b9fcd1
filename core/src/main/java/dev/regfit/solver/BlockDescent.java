package dev.regfit.solver;

import dev.regfit.problem.BlockMinimum;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Certifier;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.MomentSquares;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Block coordinate descent for the group lasso on moments: a block at a time to its minimum, of which the norm solves an
 * equation in one unknown along the eigenvectors of the block (Friedman, Hastie and Tibshirani, "A note on the group lasso
 * and a sparse group lasso", 2010, section 2; Simon and Tibshirani 2012). Newton's step on the active blocks accelerates it,
 * and makes the weights exact.
 */
final class BlockDescent {
    /** Sweeps over the active blocks between two looks at the whole: together they cost less than a Newton step. */
    private static final int ACTIVE_SWEEPS = 10;

    private static final int SWEEPS_PER_ACTIVE = 8;

    /** What a sweep moves, as a share of the gap that is asked for, when more sweeps are of little use. */
    private static final double LITTLE = 1e-3;

    /** Rounds that may go by after the gap is reached before the wish for settled weights is given up. */
    private static final int PATIENCE = 10;

    private final MomentSquares loss;
    private final GroupLasso penalty;
    private final ElasticNet net;
    private final BlockSpectra spectra;
    private final Certifier certifier;
    /** Columns without power are left out: their weights are zero. */
    private final List<int[]> blocks;

    private final int[] alone;
    private final double[] w;
    /** X̃ᵀr/n at w. */
    private final double[] correlations;

    private double residualPower;
    private int sweeps;

    private BlockDescent(MomentSquares loss, GroupLasso penalty, BlockSpectra spectra, double[] w) {
        this.loss = loss;
        this.penalty = penalty;
        this.net = penalty.net();
        this.spectra = spectra;
        this.certifier = new Certifier(loss, penalty);
        this.blocks = penalty.blocks().stream()
                .map(block ->
                        Arrays.stream(block).filter(j -> loss.power(j) > 0).toArray())
                .toList();
        this.alone = IntStream.range(0, w.length)
                .filter(j -> penalty.isAlone(j) && loss.power(j) > 0)
                .toArray();
        this.w = w;
        this.correlations = new double[w.length];
    }

    /**
     * Minimises over all columns.
     *
     * @param spectra of the same moments
     * @param start weights within the bounds (length p, overwritten)
     * @param exactly whether the weights are to be settled; otherwise the gap is enough
     */
    static CoordinateDescent.Descent descend(
            MomentSquares loss,
            GroupLasso penalty,
            BlockSpectra spectra,
            Stopping stopping,
            double[] start,
            boolean exactly) {
        return new BlockDescent(loss, penalty, spectra, start).descend(stopping, exactly);
    }

    private CoordinateDescent.Descent descend(Stopping stopping, boolean exactly) {
        double threshold = LITTLE * stopping.tolerance() * loss.targetPower();
        int patience = PATIENCE;
        Certificate certificate = Certificate.UNKNOWN;
        evaluate();
        while (sweeps < stopping.maxIterations()) {
            double moved = sweep(true);
            int sweepsOfActive = Math.max(ACTIVE_SWEEPS, activeColumns() / SWEEPS_PER_ACTIVE);
            for (int k = 0; k < sweepsOfActive && moved > threshold && sweeps < stopping.maxIterations(); k++) {
                moved = sweep(false);
            }
            evaluate();
            certificate = certify();
            if (certificate.isWithin(stopping.tolerance()) && !exactly) {
                break;
            }
            settle(stopping, exactly);
            Certifier.Judgement judgement = certifier.judge(w, correlations, residualPower);
            certificate = judgement.certificate();
            boolean proven = certificate.isWithin(stopping.tolerance());
            if (proven && (!exactly || judgement.isSettled() || patience-- == 0)) {
                break;
            }
            threshold *= 0.1;
        }
        return new CoordinateDescent.Descent(sweeps, certificate);
    }

    private void evaluate() {
        residualPower = loss.evaluate(w, correlations);
    }

    private Certificate certify() {
        return certifier.certify(w, correlations, residualPower);
    }

    private int activeColumns() {
        return (int) Arrays.stream(w).filter(weight -> weight != 0).count();
    }

    /** Newton's steps for as long as each takes away half of what is wrong, or until the gap is enough. */
    private void settle(Stopping stopping, boolean exactly) {
        double violation = certifier.violation(w, correlations);
        while (violation > 0) {
            double[] before = w.clone();
            BlockStep.Outcome outcome = new BlockStep(loss, penalty).take(w, correlations);
            if (outcome == BlockStep.Outcome.UNAVAILABLE) {
                return;
            }
            evaluate();
            if (outcome == BlockStep.Outcome.BLOCKED) {
                violation = certifier.violation(w, correlations); // with a weight less that moves
                continue;
            }
            double left = certifier.violation(w, correlations);
            if (left > violation) {
                System.arraycopy(before, 0, w, 0, w.length);
                evaluate();
            }
            if (!(left <= 0.5 * violation) || (!exactly && certify().isWithin(stopping.tolerance()))) {
                return;
            }
            violation = left;
        }
    }

    /** Returns the largest Σ‖x̃ⱼ‖²δⱼ²/n of a block: about twice what the objective falls by. */
    private double sweep(boolean all) {
        sweeps++;
        double moved = 0;
        for (int j : alone) {
            if (all || w[j] != 0) {
                double power = loss.power(j);
                double best = net.minimizer(j, power, correlations[j] + power * w[j]);
                moved = Math.max(moved, move(j, best));
            }
        }
        for (int g = 0; g < blocks.size(); g++) {
            int[] block = blocks.get(g);
            if (block.length > 0 && (all || isActive(block))) {
                double[] best = minimizer(g, block);
                double change = 0;
                for (int k = 0; k < block.length; k++) {
                    change += move(block[k], best[k]);
                }
                moved = Math.max(moved, change);
            }
        }
        return moved;
    }

    private boolean isActive(int[] block) {
        return Arrays.stream(block).anyMatch(j -> w[j] != 0);
    }

    private double move(int j, double to) {
        double delta = to - w[j];
        if (delta == 0) {
            return 0;
        }
        w[j] = to;
        loss.axpyGram(j, -delta, correlations);
        return loss.power(j) * delta * delta;
    }

    /** The minimiser of ½uᵀ(G + D)u − zᵀu + λ‖u‖ over the weights u of a block, along the eigenvectors of G + D. */
    private double[] minimizer(int g, int[] block) {
        double[] z = new double[block.length];
        double power = 0;
        for (int k = 0; k < z.length; k++) {
            z[k] = correlations[block[k]];
            for (int j : block) {
                z[k] += loss.gram(block[k], j) * w[j];
            }
            power += z[k] * z[k];
        }
        double lambda = penalty.l1OfBlock(g);
        if (Math.sqrt(power) <= lambda) {
            return new double[z.length];
        }
        BlockSpectra.Spectrum spectrum = spectra.of(loss, penalty, block);
        double[] along = spectrum.eigen().project(z);
        return spectrum.eigen()
                .combine(BlockMinimum.of(along, spectrum.curvatures(), lambda).weights());
    }
}
