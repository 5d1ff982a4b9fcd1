package dev.regfit.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowIntakeTest {
    private static final double NONE = Double.NaN;
    private static final Schema SIZE_AND_CITY =
            Builders.shape(List.of("size", "city"), new boolean[] {false, true}, "price");

    private final List<String> taken = new ArrayList<>();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** Takes each row down as a line. */
    private void take(double[] row, Outcome outcome, boolean complete, int number) {
        taken.add(number + ": " + Arrays.toString(row) + (complete ? "" : " incomplete"));
        outcomes.add(outcome);
    }

    private void offer(RowIntake intake, double size, String city, Outcome outcome) {
        intake.offer(new double[] {size, NONE}, new String[] {null, city}, outcome, this::take);
    }

    private void offer(RowIntake intake, double size, String city) {
        offer(intake, size, city, new Outcome(1, 1));
    }

    private static RowIntake intake(MissingPolicy policy) {
        return new RowIntake(SIZE_AND_CITY, BuildOptions.keepingRows(policy));
    }

    @Test
    void numbersTextsInOrderOfAppearance() {
        RowIntake intake = intake(MissingPolicy.ERROR);
        offer(intake, 7, "Wien");
        offer(intake, 8, "Bern");
        offer(intake, 9, "Wien");
        assertEquals(List.of("0: [7.0, 0.0]", "1: [8.0, 1.0]", "2: [9.0, 0.0]"), taken);
        assertEquals(List.of("size", "city=Wien", "city=Bern"), intake.schema().features());
    }

    @Test
    void makesTheSchemaAnewOnlyForANewLevel() {
        RowIntake intake = intake(MissingPolicy.ERROR);
        offer(intake, 7, "Wien");
        Schema known = intake.schema();
        offer(intake, 8, "Wien");
        assertSame(known, intake.schema());
        offer(intake, 9, "Bern");
        assertEquals(3, intake.schema().width());
    }

    @Test
    void countsRowsThatAreNotHandedOn() {
        RowIntake intake = intake(MissingPolicy.DROP);
        offer(intake, 7, "Wien", new Outcome(1, 0));
        offer(intake, NONE, "Bern");
        offer(intake, 9, "Ulm");
        assertEquals(List.of("2: [9.0, 0.0]"), taken);
        assertEquals(List.of("size", "city=Ulm"), intake.schema().features(), "levels of rows that are used");
        assertEquals(2, intake.missing().offeredRows(), "a row of weight zero is none");
        assertEquals(1, intake.missing().droppedRows());
    }

    @Test
    void handsOnWhatIsToBeFilledIn() {
        RowIntake intake = intake(MissingPolicy.MEAN);
        offer(intake, NONE, null);
        offer(intake, 1, "Wien", new Outcome(NONE, 1));
        assertEquals(List.of("0: [NaN, NaN] incomplete"), taken);
        assertEquals(List.of("size", "city"), intake.incompleteColumns());
    }

    @Test
    void refusesMissingValuesAtTheEndAndNamesTheFirst() {
        RowIntake intake = intake(MissingPolicy.ERROR);
        offer(intake, 1, null);
        assertEquals(1, intake.refusedRows());
        intake.firstIncompleteAt("prices.csv:2");
        DataProblem problem = assertThrows(DataProblem.class, intake::refuseMissing);
        assertEquals("prices.csv:2: ", problem.getMessage().substring(0, 14));
    }

    @Test
    void refusesARowWhoseTermsHaveNoValue() {
        Schema log = new Schema(List.of(Predictor.number("size")), List.of(new Term.Log("size")), "price");
        RowIntake intake = new RowIntake(log, BuildOptions.keepingRows(MissingPolicy.ERROR));
        assertEquals(
                DataProblem.Kind.NOT_FINITE,
                assertThrows(
                                DataProblem.class,
                                () -> intake.offer(new double[] {-1}, new String[1], new Outcome(1, 1), this::take))
                        .kind());
        assertEquals(List.of(), taken);
    }

    @Test
    void handsOnTheTargetAsItIsFitted() {
        Schema log = SIZE_AND_CITY.with(Response.of(TargetTransform.LOG));
        RowIntake intake = new RowIntake(log, BuildOptions.keepingRows(MissingPolicy.ERROR));
        offer(intake, 1, "Wien", new Outcome(Math.E, 3, 5, "west"));
        assertEquals(new Outcome(StrictMath.log(Math.E), 3, 5, "west"), outcomes.get(0));
        assertThrows(DataProblem.class, () -> offer(intake, 1, "Wien", new Outcome(-1, 1)));
    }

    @Test
    void partsRowsByTheirClassWhereNoColumnSaysBy() {
        ClassTarget rule = ClassTarget.discovering(Optional.empty());
        RowIntake intake = new RowIntake(
                SIZE_AND_CITY, BuildOptions.keepingRows(MissingPolicy.ERROR).with(rule));
        offer(intake, 1, "Wien", new Outcome(rule.number("yes"), 1));
        offer(intake, 1, "Wien", new Outcome(rule.number("no"), 1, 0, "west"));
        assertEquals(
                List.of("yes", "west"), outcomes.stream().map(Outcome::label).toList());
        assertEquals(1, intake.settle().applyAsDouble(outcomes.get(0).target()), "yes is the positive class");
        assertEquals(Optional.of(new Classes("no", "yes")), intake.schema().classes());
    }

    @Test
    void knowsTheLevelsThatAnotherSchemaLacks() {
        RowIntake intake = intake(MissingPolicy.ERROR);
        offer(intake, 1, "Wien");
        Schema wien = intake.encoded(Encoding.ONEHOT);
        offer(intake, 1, "Bern");
        assertEquals(
                DataProblem.Kind.UNSEEN_LEVEL,
                assertThrows(DataProblem.class, () -> intake.requireKnown(wien)).kind());
    }
}
