package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.regfit.Remark;
import dev.regfit.Remark.Kind;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
    private static final Schema SCHEMA = new Schema(
            List.of(
                    Predictor.number("a"),
                    Predictor.number("b c"),
                    new Predictor("city", true, List.of("Bern"), List.of())),
            "y");

    private static String note(Kind kind, String... columns) {
        return Notes.render(new Remark(kind, List.of(columns)), SCHEMA);
    }

    @Test
    void constantColumnsAreToBeLeftOut() {
        assertEquals(
                "column \"a\" is constant and carries no information; leave it out with -x a",
                note(Kind.CONSTANT_COLUMNS, "a"));
        assertEquals(
                "columns \"a\", \"city=Bern\" are constant and carry no information;"
                        + " leave them out with -x a,city",
                note(Kind.CONSTANT_COLUMNS, "a", "city=Bern"));
    }

    @Test
    void namesThatAShellTakesApartAreNotPutIntoACommand() {
        assertEquals(
                "column \"b c\" is constant and carries no information; leave it out with -x NAMES",
                note(Kind.CONSTANT_COLUMNS, "b c"));
    }

    @Test
    void everyRemarkHasItsRemedy() {
        assertEquals(
                "the scales of columns \"a\", \"b c\" differ by more than 100 times, and the penalty weighs on the"
                        + " smaller one more; --scale standard treats them alike",
                note(Kind.SCALES_DIFFER, "a", "b c"));
        assertEquals(
                "the target \"y\" is the same in every row, so there is nothing to learn; choose another with -t",
                note(Kind.CONSTANT_TARGET, "y"));
        assertEquals(
                "the columns are nearly collinear, and without the rows the weights lose digits;"
                        + " train --keep-rows on the table solves for them from the rows",
                note(Kind.DIGITS_LOST));
        assertEquals(
                "the columns are collinear and nothing is penalised, so other weights fit equally well;"
                        + " a small --penalty l2 makes them unique",
                note(Kind.NOT_UNIQUE));
    }
}
