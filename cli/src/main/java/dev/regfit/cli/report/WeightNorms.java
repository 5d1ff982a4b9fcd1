package dev.regfit.cli.report;

import dev.regfit.linalg.Norms;
import dev.regfit.model.Numbers;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The norms that every report has which has weights, and others that are asked for.
 *
 * @param powers p of the others
 */
record WeightNorms(double[] weights, List<Double> powers) {

    /** The usual ones. */
    static WeightNorms of(double[] weights) {
        return new WeightNorms(weights, List.of());
    }

    /** For programs. */
    Map<String, Object> tree() {
        Norms usual = Norms.of(weights);
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("l1", usual.l1());
        tree.put("l2", usual.l2());
        tree.put("linf", usual.linf());
        powers.forEach(p -> tree.put("l" + written(p), Norms.of(weights, p)));
        return tree;
    }

    /** As short as it can be: 1.5, 4. */
    private static String written(double p) {
        return new BigDecimal(Numbers.exact(p)).stripTrailingZeros().toPlainString();
    }

    /** The headers of {@link #cells}. */
    static List<String> headers() {
        return List.of("l1", "l2", "linf");
    }

    /** The usual ones for spreadsheets. */
    List<Cell> cells() {
        Norms usual = Norms.of(weights);
        return List.of(Cell.number(usual.l1()), Cell.number(usual.l2()), Cell.number(usual.linf()));
    }

    /** For people. */
    void write(TextPage page) {
        Norms usual = Norms.of(weights);
        StringBuilder words = new StringBuilder("‖w‖₁ = %s, ‖w‖₂ = %s, ‖w‖∞ = %s"
                .formatted(TextNumbers.of(usual.l1()), TextNumbers.of(usual.l2()), TextNumbers.of(usual.linf())));
        powers.forEach(p -> words.append(", ‖w‖_%s = %s".formatted(written(p), TextNumbers.of(Norms.of(weights, p)))));
        page.entry("norms", words.toString());
    }
}
