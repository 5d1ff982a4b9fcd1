package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.data.DataProblem.Kind;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassTargetTest {
    private static DatasetBuilder builder(ClassTarget target, MissingPolicy missing) {
        return new DatasetBuilder(
                Builders.shape(List.of("x"), new boolean[1], "y"),
                BuildOptions.keepingRows(missing).with(target));
    }

    private static Dataset read(Optional<String> positive, MissingPolicy missing, String... labels) {
        ClassTarget target = ClassTarget.discovering(positive);
        DatasetBuilder builder = builder(target, missing);
        for (int i = 0; i < labels.length; i++) {
            builder.add(new double[] {i}, new String[1], target.number(labels[i]), 1);
        }
        return Builders.rows(builder);
    }

    private static Dataset read(String... labels) {
        return read(Optional.empty(), MissingPolicy.ERROR, labels);
    }

    private static DataProblem refused(Kind kind, Optional<String> positive, String... labels) {
        DataProblem problem = assertThrows(DataProblem.class, () -> read(positive, MissingPolicy.ERROR, labels));
        assertEquals(kind, problem.kind());
        return problem;
    }

    @ParameterizedTest
    @CsvSource({
        "no, yes",
        "N, Y",
        "false, TRUE",
        "control, case",
        "failure, Success",
        "dead, t",
        "alive, dead",
        "B, a",
        "0, 1",
        "-1, 1",
        "1, 2",
        "9, 10",
        "-2, -1",
        "0.5, 1.5",
        "0, yes",
        "1, yes",
        "yes, yes!"
    })
    void takesForPositiveWhatIsLikelyToBeMeant(String negative, String positive) {
        boolean byOrder = negative.equals("yes");
        Classes expected = byOrder ? new Classes(positive, negative) : new Classes(negative, positive);
        for (String[] labels : new String[][] {{negative, positive, negative}, {positive, negative, negative}}) {
            Dataset data = read(labels);
            assertEquals(Optional.of(expected), data.schema().classes());
            for (int i = 0; i < labels.length; i++) {
                assertEquals(labels[i], expected.of(data.y()[i]));
            }
        }
    }

    @Test
    void takesThePositiveClassThatIsAskedFor() {
        Dataset data = read(Optional.of("no"), MissingPolicy.ERROR, "no", "yes", "yes");
        assertEquals(Optional.of(new Classes("yes", "no")), data.schema().classes());
        assertArrayEquals(new double[] {1, 0, 0}, data.y());
    }

    @Test
    void partsHaveTheCodesOfTheWhole() {
        ClassTarget target = ClassTarget.discovering(Optional.empty());
        RowParts byTwo = (row, label) -> (int) (row % 2);
        DatasetBuilder builder = new DatasetBuilder(
                Builders.shape(List.of("x", "city"), new boolean[] {false, true}, "y"),
                BuildOptions.keepingRows(MissingPolicy.ERROR)
                        .parted(List.of(byTwo))
                        .with(target));
        for (String label : List.of("1", "0", "1", "1", "0", "0")) {
            builder.add(new double[] {1, Double.NaN}, new String[] {null, "a"}, target.number(label), 1);
        }
        FoldedData parts = builder.folded(0, Encoding.ONEHOT, true);
        assertArrayEquals(new double[] {1, 1, 0}, ((Dataset) parts.training(new int[] {0})).y());
        assertArrayEquals(new double[] {0, 1, 0}, ((Dataset) parts.training(new int[] {1})).y());
        assertArrayEquals(
                new double[] {1, 0, 1, 1, 0, 0}, Builders.rows(builder).y());
    }

    /** Unless a column says what rows are parted by. */
    @Test
    void rowsArePartedByClass() {
        ClassTarget target = ClassTarget.discovering(Optional.empty());
        StringBuilder seen = new StringBuilder();
        RowParts listening = (row, label) -> {
            seen.append(label).append(' ');
            return 0;
        };
        DatasetBuilder builder = new DatasetBuilder(
                Builders.shape(List.of("x"), new boolean[1], "y"),
                BuildOptions.keepingRows(MissingPolicy.ERROR)
                        .parted(List.of(listening))
                        .with(target));
        builder.add(new double[1], new String[1], new Outcome(target.number("b"), 1));
        builder.add(new double[1], new String[1], new Outcome(target.number("a"), 1));
        builder.add(new double[1], new String[1], new Outcome(target.number("b"), 1, 0, "left"));
        assertEquals("b a left ", seen.toString());
    }

    @Test
    void labelsOfRowsThatAreNotUsedDoNotCount() {
        ClassTarget target = ClassTarget.discovering(Optional.empty());
        DatasetBuilder builder = builder(target, MissingPolicy.DROP);
        builder.add(new double[] {1}, new String[1], target.number("maybe"), 0);
        builder.add(new double[] {Double.NaN}, new String[1], target.number("perhaps"), 1);
        builder.add(new double[] {1}, new String[1], target.number("no"), 1);
        builder.add(new double[] {1}, new String[1], target.number(null), 1);
        builder.add(new double[] {1}, new String[1], target.number("yes"), 1);
        Dataset data = Builders.rows(builder);
        assertEquals(Optional.of(new Classes("no", "yes")), data.schema().classes());
        assertArrayEquals(new double[] {0, 1}, data.y());
        assertEquals(2, data.dropped());
    }

    @Test
    void refusesAThirdValueASingleOneAndAnUnknownPositiveClass() {
        assertTrue(refused(Kind.THIRD_CLASS, Optional.empty(), "a", "b", "a", "c")
                .getMessage()
                .startsWith("\"c\" is a third value, after"));
        assertTrue(refused(Kind.BAD_TARGET, Optional.empty(), "a", "a")
                .getMessage()
                .contains("\"y\" has only the value \"a\""));
        assertTrue(refused(Kind.UNKNOWN_CLASS, Optional.of("c"), "a", "b")
                .getMessage()
                .contains("the values \"a\" and \"b\""));
    }

    @Test
    void knownClassesGiveTheirCodes() {
        ClassTarget target = ClassTarget.of(new Classes("yes", "no"));
        DatasetBuilder builder = builder(target, MissingPolicy.ERROR);
        builder.add(new double[] {1}, new String[1], target.number("no"), 1);
        builder.add(new double[] {1}, new String[1], target.number("no"), 1);
        assertThrows(DataProblem.class, () -> builder.add(new double[] {1}, new String[1], target.number("No"), 1));
        assertEquals(1, new Classes("yes", "no").code("no"));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "-1, -1", "1e3, 1000", "0.50, 0.5", "1e300, 1.0E300", "-0.0, 0"})
    void aNumberHasOneLabel(double number, String label) {
        assertEquals(label, Classes.label(number));
    }
}
