package dev.regfit.cli.export;

/**
 * How an exported form's predictions compare with those of the model.
 *
 * @param rows number of rows
 * @param largest relative difference; infinite where one of the two has no prediction, or another class
 * @param row of it, counted from 1; 0 if there is none
 * @param expected what the model predicts there
 * @param answer what the form predicts there
 */
public record Comparison(long rows, double largest, long row, String expected, String answer) {
    /** The largest relative difference that is rounding. */
    public static final double TOLERANCE = 1e-12;

    /** Whether they are the same but for rounding. */
    public boolean agrees() {
        return largest <= TOLERANCE;
    }
}
