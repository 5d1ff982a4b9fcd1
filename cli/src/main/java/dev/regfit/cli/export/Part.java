package dev.regfit.cli.export;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the numbers whose sum is the linear predictor: a weight times the product of some factors. Where texts are
 * involved, the weight depends on their levels.
 *
 * @param factors whose product it is; there may be none
 * @param texts the places of text columns that the weight depends on
 * @param weights one for each combination of the levels' numbers ({@link Column}), the last text's varying fastest; just one
 *     without texts. Where a text is missing it is NaN or, if there are no factors, {@code ifMissing}
 * @param ifMissing what is added where a value is missing; NaN if the row then has no prediction
 */
record Part(List<Factor> factors, List<Integer> texts, double[] weights, double ifMissing) {
    Part {
        factors = List.copyOf(factors);
        texts = List.copyOf(texts);
    }

    /** Whether anything is added in place of a product that is missing. */
    boolean isFilled() {
        boolean canMiss = !texts.isEmpty() || factors.stream().anyMatch(factor -> factor.kind() != Factor.Kind.MISSING);
        return !Double.isNaN(ifMissing) && !factors.isEmpty() && canMiss;
    }

    /** Whether it is a weight times a column of numbers as it is. */
    boolean isPlain() {
        return texts.isEmpty()
                && factors.size() == 1
                && factors.get(0).kind() == Factor.Kind.PLAIN
                && Double.isNaN(ifMissing);
    }

    /** The weight, where there is just one. */
    double weight() {
        return weights[0];
    }

    /** Of a number of a combination of levels, the numbers of the levels. */
    int[] levels(List<Column> columns, int combination) {
        int[] levels = new int[texts.size()];
        int rest = combination;
        for (int k = levels.length - 1; k >= 0; k--) {
            int radix = columns.get(texts.get(k)).numbers();
            levels[k] = rest % radix;
            rest /= radix;
        }
        return levels;
    }

    /** A weight, and the levels of the texts, in their order, that it is of. */
    record Weight(List<String> levels, double weight) {}

    /** The weights that are not zero, of levels that the model knows. */
    List<Weight> known(List<Column> columns) {
        List<Weight> known = new ArrayList<>();
        for (int c = 0; c < weights.length; c++) {
            int[] numbers = levels(columns, c);
            List<String> names = new ArrayList<>();
            for (int k = 0; k < numbers.length; k++) {
                List<String> levels = columns.get(texts.get(k)).levels();
                if (numbers[k] < levels.size()) {
                    names.add(levels.get(numbers[k]));
                }
            }
            if (weights[c] != 0 && names.size() == numbers.length) {
                known.add(new Weight(names, weights[c]));
            }
        }
        return known;
    }
}
