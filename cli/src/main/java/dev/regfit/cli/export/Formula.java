package dev.regfit.cli.export;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A model as arithmetic: what every exported form computes. The linear predictor is the sum of the intercept and the parts,
 * in this order; {@code ending} says what is made of it. A row has no prediction where a column refuses its value, or a part
 * is missing.
 *
 * @param columns that are read, in file order
 * @param intercept b₀
 * @param parts what is added to it
 * @param ending what is made of the sum
 * @param about what people are told
 */
record Formula(List<Column> columns, double intercept, List<Part> parts, Ending ending, About about) {
    Formula {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    /** Whether the prediction is a text. */
    boolean predictsText() {
        return ending.classes().isPresent();
    }

    /** The places of the columns that hold text, or of those that do not. */
    List<Integer> places(boolean text) {
        return IntStream.range(0, columns.size())
                .filter(k -> columns.get(k).text() == text)
                .boxed()
                .toList();
    }
}
