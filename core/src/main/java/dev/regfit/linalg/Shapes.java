package dev.regfit.linalg;

/** Checks of array lengths, so that each public entry refuses wrong shapes with all the sizes in the message. */
final class Shapes {
    private Shapes() {}

    static void requireLength(String name, double[] vector, int length) {
        if (vector.length != length) {
            throw new IllegalArgumentException(
                    "%s must hold %d numbers, it holds %d".formatted(name, length, vector.length));
        }
    }

    static void requireMatrix(String name, double[] matrix, int rows, int columns) {
        if (rows < 0 || columns < 0 || matrix.length != (long) rows * columns) {
            throw new IllegalArgumentException("%s must hold %d x %d = %d numbers, it holds %d"
                    .formatted(name, rows, columns, (long) rows * columns, matrix.length));
        }
    }

    static void requireFinite(String name, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            if (!Double.isFinite(numbers[i])) {
                throw new IllegalArgumentException("%s[%d] must be finite, it is %s".formatted(name, i, numbers[i]));
            }
        }
    }
}
