package dev.regfit.solver;

import dev.regfit.linalg.SymmetricEigen;
import dev.regfit.problem.MomentSquares;
import java.util.HashMap;
import java.util.Map;

/** The eigenvalues of blocks of one Gram matrix, each decomposed when it is first asked for. */
final class BlockSpectra {
    /** By the first column of the block. */
    private final Map<Integer, SymmetricEigen> known = new HashMap<>();

    SymmetricEigen of(MomentSquares loss, int[] block) {
        return known.computeIfAbsent(block[0], first -> SymmetricEigen.of(loss.gram(block), block.length));
    }
}
