package dev.regfit.cli.page;

import dev.regfit.path.LassoSegments;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the page computes the lasso's weights from at any strength. The Gram matrix is most of it: its columns are scaled
 * by powers of two, which rounds nothing, so that all entries are between −1 and 1, and kept as binary fractions.
 *
 * @param segments of the path
 */
record SegmentsData(LassoSegments segments) {
    /** Fractions of 64 bits lose nothing that matters; of 56 they lose a tenth of what the rounding of a double does. */
    private static final int FEW_COLUMNS = 120;

    private static final int MOST_BITS = 64;
    private static final int FEWER_BITS = 56;

    Map<String, Object> tree() {
        int k = segments.columns().length;
        int[] shifts = shifts();
        int bits = k <= FEW_COLUMNS ? MOST_BITS : FEWER_BITS;
        Map<String, Object> tree = new LinkedHashMap<>();
        boolean all = k == segments.standardization().columns();
        tree.put("columns", all ? null : list(segments.columns()));
        tree.put("unit", segments.unit());
        tree.put("power", segments.targetPower());
        tree.put("bits", bits);
        tree.put("shifts", list(shifts));
        tree.put("gram", Packed.fractions(triangle(shifts), bits));
        tree.put("target", Packed.doubles(segments.target()));
        boolean alike = Arrays.stream(segments.factors()).allMatch(factor -> factor == 1);
        tree.put("factors", alike ? null : Packed.doubles(segments.factors()));
        tree.put("scales", Packed.doubles(chosen(segments.standardization().scales())));
        tree.put("centers", Packed.doubles(chosen(segments.standardization().centers())));
        tree.put("targetCenter", segments.standardization().targetCenter());
        tree.put("alphas", Packed.doubles(segments.alphas()));
        tree.put("turns", segments.turns().stream().map(SegmentsData::list).toList());
        return tree;
    }

    private static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }

    private double[] chosen(double[] all) {
        return Arrays.stream(segments.columns()).mapToDouble(j -> all[j]).toArray();
    }

    /** For each column the power of two that its square, as the Gram matrix has it, is brought below one by. */
    private int[] shifts() {
        int k = segments.columns().length;
        return IntStream.range(0, k)
                .map(i -> Math.floorDiv(Math.getExponent(segments.gram()[i * k + i]), 2) + 1)
                .toArray();
    }

    /** The upper triangle, row by row. */
    private double[] triangle(int[] shifts) {
        int k = shifts.length;
        double[] triangle = new double[k * (k + 1) / 2];
        int at = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i; j < k; j++) {
                triangle[at++] = Math.scalb(segments.gram()[i * k + j], -shifts[i] - shifts[j]);
            }
        }
        return triangle;
    }
}
