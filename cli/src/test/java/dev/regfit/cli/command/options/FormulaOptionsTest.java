package dev.regfit.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.table.DataException;
import dev.regfit.data.Term;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class FormulaOptionsTest {
    private static final List<String> NAMES = List.of("a", "b", "k,l", "m=n", "w", "y");

    @Command
    private static final class Options {
        @Mixin
        private ColumnOptions columns;

        @Mixin
        private FormulaOptions formula;

        static Options of(String... arguments) {
            return CommandLine.populateCommand(new Options(), arguments);
        }

        FormulaOptions.Columns resolve() {
            return formula.resolve(columns, NAMES, OtherRoles.NONE);
        }

        SettingsException refusal() {
            return assertThrows(SettingsException.class, () -> formula.check(columns));
        }
    }

    /** The terms by their names, with blanks between. */
    private static String terms(String... arguments) {
        return String.join(
                " ",
                Options.of(arguments).resolve().terms().stream().map(Term::name).toList());
    }

    @Test
    void withoutAnyThereAreNoTerms() {
        FormulaOptions.Columns columns = Options.of("-s", "b,a").resolve();
        assertEquals(List.of(), columns.terms());
        assertEquals(List.of(0, 1), columns.roles().predictors());
    }

    @Test
    void powersStandBehindTheirColumn() {
        assertEquals("a a^2 a^3 b", terms("-s", "a,b", "--poly", "a=3"));
    }

    @Test
    void aLogarithmTakesTheColumnsPlace() {
        assertEquals("a log(b)", terms("-s", "a,b", "--log", "b"));
    }

    /** Neither changes what the other means: the logarithm replaces the column, the powers are of the column. */
    @Test
    void aLogarithmAndPowersOfOneColumnAreOfItAsItIsInTheFile() {
        assertEquals("log(a) b a^2 a^3", terms("-s", "a,b", "--log", "a", "--poly", "a=3"));
        assertEquals("log(a) b a^2 a^3", terms("-s", "a,b", "--poly", "a=3", "--log", "a"));
    }

    @Test
    void termsMayBeOfColumnsThatAreNotSelected() {
        FormulaOptions.Columns columns = Options.of("-s", "b", "--interact", "a:w", "--log", "m=n", "--poly", "1=2")
                .resolve();
        assertEquals(
                List.of("b", "log(m=n)", "a^2", "a:w"),
                columns.terms().stream().map(Term::name).toList());
        assertEquals(List.of(0, 1, 3, 4), columns.roles().predictors());
    }

    @Test
    void namesInDegreesMayHoldCommasAndEqualsSigns() {
        assertEquals("k,l k,l^2 m=n m=n^2 m=n^3", terms("-s", "3,4", "--poly", "k,l=2,m=n=3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a=", "=2", "a=x", "a=2,b"})
    void refusesPowersWithoutDegree(String powers) {
        String problem = Options.of("--poly", powers).refusal().getMessage();
        assertTrue(problem.endsWith(": a column and a degree should be here, as in x=3"), problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=0", "a=1", "a=101", "a=999999999"})
    void refusesOtherDegrees(String powers) {
        assertEquals(
                "--poly " + powers + ": the degree should be 2 to 100",
                Options.of("--poly", powers).refusal().getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a:", ":a", "a::b", " :a"})
    void refusesProductsOfLessThanTwo(String product) {
        assertEquals(
                "--interact " + product + ": two or more columns should be here, as in a:b",
                Options.of("--interact", product).refusal().getMessage());
    }

    @Test
    void aFormulaSaysTargetTermsAndIntercept() {
        Options options = Options.of("--formula", "b ~ log(y) + a - 1", "--weights", "w");
        FormulaOptions.Columns columns = options.resolve();
        assertEquals(List.of(new Term.Log("y"), new Term.Main("a")), columns.terms());
        assertEquals(List.of(0, 5), columns.roles().predictors());
        assertEquals(OptionalInt.of(1), columns.roles().target());
        assertEquals(OptionalInt.of(4), columns.roles().weights());
        assertFalse(options.formula.intercept());
        assertTrue(Options.of("--poly", "a=2").formula.intercept());
    }

    @Test
    void theDotLeavesOutTheWeights() {
        assertEquals("a b k,l m=n", terms("--formula", "y ~ .", "--weights", "w"));
        assertEquals("a b k,l m=n w", terms("--formula", "y ~ ."));
    }

    @Test
    void aFormulaStandsAlone() {
        for (String option : List.of("-s", "-x", "--log", "--interact", "--poly")) {
            assertTrue(Options.of("--formula", "y ~ a", option, "b")
                    .refusal()
                    .getMessage()
                    .startsWith("--formula says"));
        }
    }

    @Test
    void aTargetMayOnlyRepeatTheFormulas() {
        assertEquals("a", terms("--formula", "y ~ a", "-t", "6"));
        SettingsException problem = assertThrows(
                SettingsException.class,
                () -> Options.of("--formula", "y ~ a", "-t", "b").resolve());
        assertEquals("--target is b, but the formula's target is y; leave out --target", problem.getMessage());
    }

    @Test
    void aFormulaIsCheckedBeforeTheDataAre() {
        assertTrue(Options.of("--formula", "y ~ exp(a)").refusal().getMessage().startsWith("--formula: "));
    }

    @Test
    void aColumnThatIsNotThereIsAnErrorEvenWhereItIsTakenOut() {
        DataException problem = assertThrows(
                DataException.class, () -> Options.of("--formula", "y ~ a - bb").resolve());
        assertEquals("there is no column \"bb\"; did you mean \"b\"?", problem.getMessage());
    }
}
