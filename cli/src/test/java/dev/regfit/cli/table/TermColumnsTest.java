package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.regfit.data.Term;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TermColumnsTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "w", "y");

    private static TermColumns of(Integer... predictors) {
        return new TermColumns(NAMES, new ColumnRoles(List.of(predictors), OptionalInt.of(4), OptionalInt.of(3)));
    }

    private static void assertTerms(TermColumns columns, String... names) {
        assertEquals(List.of(names), columns.terms().stream().map(Term::name).toList());
    }

    private static void assertRefused(String message, Executable refused) {
        assertEquals(message, assertThrows(DataException.class, refused).getMessage());
    }

    @Test
    void beginsWithThePredictors() {
        TermColumns columns = of(0, 2);
        assertTerms(columns, "a", "c");
        assertEquals(new ColumnRoles(List.of(0, 2), OptionalInt.of(4), OptionalInt.of(3)), columns.roles());
    }

    @Test
    void theSameTermTwiceIsOne() {
        TermColumns columns = of(0);
        columns.log("b");
        columns.log("b");
        columns.powers("c", 2);
        columns.powers("c", 2);
        columns.product(List.of("a", "b"));
        columns.product(List.of("a", "b"));
        assertTerms(columns, "a", "log(b)", "c^2", "a:b");
    }

    @Test
    void aColumnCalledByNameAndByNumberIsOne() {
        TermColumns columns = of(0, 1);
        columns.powers("a", 2);
        columns.powers("1", 3);
        assertTerms(columns, "a", "a^2", "a^3", "b");
    }

    @Test
    void notesWhichColumnsAreNeeded() {
        TermColumns columns = of(1);
        columns.powers("3", 2);
        columns.product(List.of("a", " b "));
        assertEquals(List.of(0, 1, 2), columns.roles().predictors());
    }

    @Test
    void logarithmsOfSeveralColumns() {
        TermColumns columns = of(0, 1, 2);
        columns.log("a,c");
        assertTerms(columns, "log(a)", "b", "log(c)");
    }

    @Test
    void targetAndWeightsAreNotLearntFrom() {
        assertRefused("column \"y\" is the target and cannot be learnt from too", () -> of(0).log("y"));
        assertRefused(
                "column \"w\" is that of the row weights and cannot be learnt from too",
                () -> of(0).product(List.of("a", "w")));
    }

    @Test
    void aProductIsOfDifferentColumns() {
        assertRefused(
                "the product a:1 has \"a\" twice; a power of a column is --poly",
                () -> of(0).product(List.of("a", "1")));
    }

    @Test
    void aFormulaNeedsTermsAndColumnsThatAreThere() {
        TermColumns columns = of();
        columns.addAll(List.of(new Term.Log("b"), new Term.Main("a")), Set.of("a", "b", "c"));
        assertTerms(columns, "log(b)", "a");
        assertEquals(List.of(0, 1), columns.roles().predictors());
        assertRefused("the formula has no terms to learn from", () -> of().addAll(List.of(), Set.of("a")));
        assertRefused(
                "there is no column \"bb\"; did you mean \"b\"?",
                () -> of().addAll(List.of(new Term.Main("a")), Set.of("a", "bb")));
    }

    @Test
    void textHasNoLogarithmAlsoWithinAProduct() {
        Term product = new Term.Interaction(List.of(new Term.Main("a"), new Term.Log("b")));
        assertDoesNotThrow(() -> TermColumns.requireNumbers(List.of(product), Set.of("a")));
        assertRefused(
                "column \"b\" holds text, and log(b) needs numbers",
                () -> TermColumns.requireNumbers(List.of(product), Set.of("b")));
    }
}
