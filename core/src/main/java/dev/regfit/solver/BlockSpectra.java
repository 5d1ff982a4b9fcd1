package dev.regfit.solver;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.ElasticNet;
import dev.regfit.problem.GroupLasso;
import dev.regfit.problem.MomentSquares;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The eigenvalues of blocks of one Gram matrix with their ridge part, each decomposed when it is first asked for. */
final class BlockSpectra {
    /** By the first column of the block. */
    private final Map<Integer, SymmetricEigen> plain = new HashMap<>();
    /** Of blocks whose columns have ridge parts of their own, with these. */
    private final Map<Integer, SymmetricEigen> ridged = new HashMap<>();
    /** What {@code ridged} is for. */
    private ElasticNet ridge;

    /**
     * The eigenvalues of a block.
     *
     * @param curvatures eigenvalues, none below zero, with the ridge part
     */
    record Spectrum(SymmetricEigen eigen, double[] curvatures) {}

    Spectrum of(MomentSquares loss, GroupLasso penalty, int[] block) {
        double[] l2 = Arrays.stream(block).mapToDouble(penalty.net()::l2).toArray();
        boolean areAlike = Arrays.stream(l2).allMatch(each -> each == l2[0]);
        SymmetricEigen eigen = areAlike
                ? plain.computeIfAbsent(block[0], first -> SymmetricEigen.of(loss.gram(block), block.length))
                : ridged(penalty.net()).computeIfAbsent(block[0], first -> ridged(loss.gram(block), l2));
        double[] curvatures = Arrays.stream(eigen.values())
                .map(value -> Math.max(0, value) + (areAlike ? l2[0] : 0))
                .toArray();
        return new Spectrum(eigen, curvatures);
    }

    private Map<Integer, SymmetricEigen> ridged(ElasticNet net) {
        if (!net.equals(ridge)) {
            ridged.clear();
            ridge = net;
        }
        return ridged;
    }

    private static SymmetricEigen ridged(double[] gram, double[] l2) {
        for (int k = 0; k < l2.length; k++) {
            gram[k * l2.length + k] += l2[k];
        }
        return SymmetricEigen.of(gram, l2.length);
    }
}
