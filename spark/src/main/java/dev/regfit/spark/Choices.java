package dev.regfit.spark;

import dev.regfit.problem.SettingsException;
import java.util.Arrays;
import java.util.function.Function;

/** Values of parameters that are one of several words. */
final class Choices {
    private Choices() {}

    /** @throws SettingsException when the word of a parameter is none of the labels */
    static <T> T of(String param, String word, T[] values, Function<T, String> label) {
        return Arrays.stream(values)
                .filter(value -> label.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() -> new SettingsException("%s: \"%s\" is none of %s"
                        .formatted(
                                param,
                                word,
                                String.join(
                                        ", ", Arrays.stream(values).map(label).toList()))));
    }
}
