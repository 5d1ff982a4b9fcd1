package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScalesTest {
    private static final int ROWS = 1000;
    private static final List<String> NAMES = List.of("far", "wide", "constant");

    /** A column with a large mean, one of long tails, and a constant. */
    private static double[][] rows() {
        Random random = new Random(7);
        double[][] rows = new double[ROWS][];
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new double[] {1e6 + random.nextGaussian(), Math.exp(3 * random.nextGaussian()), 0.1};
        }
        return rows;
    }

    private static ColumnScales scales(double[][] rows, Scaling scaling) {
        ColumnStatistics statistics = new ColumnStatistics(NAMES.size(), scaling);
        for (double[] row : rows) {
            statistics.add(row);
        }
        return statistics.scales(NAMES);
    }

    private static Scales of(ColumnScales columns) {
        return new Scales(List.of(), List.of(), Optional.of(columns), Optional.empty());
    }

    /** Streamed and kept rows have the same centres and divisors; no scaling has centres of its own in a fit. */
    @ParameterizedTest
    @EnumSource
    void areThoseOfAFit(Scaling scaling) {
        DatasetBuilder builder = Builders.ofNumbers(NAMES, "y");
        for (double[] row : rows()) {
            builder.add(row, new String[3], row[1], 1);
        }
        ColumnSummary summary = Builders.rows(builder).summary(scaling);
        ColumnScales scales = scales(rows(), scaling);
        assertEquals(ROWS, scales.rows());
        for (int j = 0; j < NAMES.size(); j++) {
            assertEquals(scaling.scale(summary, j), scales.columns().get(j).scale(), 1e-12 * scaling.scale(summary, j));
            double center = scaling.center(summary, j);
            assertEquals(center, scales.columns().get(j).center(), 1e-15 * Math.abs(center));
        }
    }

    @Test
    void leaveMissingValuesOut() {
        double[][] rows = {{1, Double.NaN, 5}, {Double.NaN, 7, 5}, {3, 9, 5}, {5, 8, 5}};
        for (Scaling scaling : Scaling.values()) {
            List<ColumnScales.Column> columns = scales(rows, scaling).columns();
            List<ColumnScales.Column> first = scales(new double[][] {{1, 7, 5}, {3, 9, 5}, {5, 8, 5}}, scaling)
                    .columns();
            assertEquals(first, columns, scaling.label());
        }
        double[] changed = new double[3];
        of(scales(rows, Scaling.MINMAX)).change(NAMES).apply(rows[0], changed);
        assertArrayEquals(new double[] {0, Double.NaN, 0}, changed);
    }

    @ParameterizedTest
    @EnumSource
    void areTakenBack(Scaling scaling) {
        Scales scales = of(scales(rows(), scaling));
        RowChange change = scales.change(NAMES);
        RowChange undo = scales.undo(NAMES);
        double[] scaled = new double[3];
        double[] back = new double[3];
        for (double[] row : rows()) {
            change.apply(row, scaled);
            undo.apply(scaled, back);
            for (int j = 0; j < row.length; j++) {
                double size = Math.abs(row[j])
                        + Math.abs(scales.columns().get().columns().get(j).center());
                assertEquals(row[j], back[j], 1e-12 * size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void changeNothingTheSecondTime(Scaling scaling) {
        RowChange change = of(scales(rows(), scaling)).change(NAMES);
        double[][] scaled = new double[ROWS][3];
        for (int i = 0; i < ROWS; i++) {
            change.apply(rows()[i], scaled[i]);
        }
        for (ColumnScales.Column column : scales(scaled, scaling).columns()) {
            assertEquals(0, column.center(), 1e-9, column.name());
            assertEquals(1, column.scale(), 1e-9, column.name());
        }
    }

    @Test
    void computeTermsOfColumnsAsTheyAre() {
        ColumnScales scaled = new ColumnScales(
                Scaling.STANDARD,
                2,
                List.of(new ColumnScales.Column("x", 1, 2), new ColumnScales.Column("x:y", 10, 1)));
        Scales scales = new Scales(
                List.of("x"),
                List.of(new Term.Interaction(List.of(new Term.Main("x"), new Term.Main("y")))),
                Optional.of(scaled),
                Optional.of(new Scales.RowScaling(RowNorm.MAX, List.of("x:y", "y"))));
        assertEquals(List.of("x:y"), scales.added());
        assertEquals(Set.of("x", "y"), scales.inputs());
        assertEquals(Set.of("x", "y"), scales.changed());
        double[] changed = new double[3];
        scales.change(List.of("y", "x")).apply(new double[] {2, Math.E}, changed);
        double product = 2 * Math.E - 10;
        assertArrayEquals(new double[] {2 / -product, 0, -1}, changed, 1e-15);
    }

    @Test
    void takeBackLogarithms() {
        Scales scales = new Scales(List.of("x"), List.of(), Optional.empty(), Optional.empty());
        double[] back = new double[2];
        scales.undo(List.of("y", "x")).apply(new double[] {2, Math.log(2)}, back);
        assertArrayEquals(new double[] {2, 2}, back, 1e-15);
    }

    @Test
    void refuseWhatIsNoNumberAnyMore() {
        Scales scales = new Scales(List.of("x"), List.of(), Optional.empty(), Optional.empty());
        DataProblem zero = assertThrows(
                DataProblem.class, () -> scales.change(List.of("x")).apply(new double[] {0}, new double[1]));
        assertEquals("column \"x\": 0 has no logarithm", zero.getMessage());
        DataProblem large = assertThrows(
                DataProblem.class, () -> scales.undo(List.of("x")).apply(new double[] {1000}, new double[1]));
        assertEquals(
                "column \"x\": 1000.0 becomes too large a number, with center 0.0 and scale 1.0", large.getMessage());
    }

    @Test
    void refuseColumnsWithoutValuesOrSquares() {
        double[][] empty = {{1, Double.NaN, 3}};
        assertEquals(
                "column \"wide\" has no value in any row",
                assertThrows(DataProblem.class, () -> scales(empty, Scaling.MINMAX))
                        .getMessage());
        double[][] small = {{1, 1e-200, 3}, {2, 2e-200, 3}};
        assertEquals(
                DataProblem.Kind.UNDERFLOW,
                assertThrows(DataProblem.class, () -> scales(small, Scaling.STANDARD))
                        .kind());
        assertEquals(1e-200, scales(small, Scaling.MINMAX).columns().get(1).scale());
    }
}
