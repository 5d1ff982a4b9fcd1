package dev.regfit.cli.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.regfit.cli.report.Sheet.Column;
import dev.regfit.cli.report.Sheet.Fact;
import dev.regfit.cli.report.Sheet.Kind;
import dev.regfit.cli.report.Sheet.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
    private static final Sheet SHEET = new Sheet(
            "two models",
            List.of(
                    Column.words("name", ""),
                    Column.numbers("a", "a"),
                    Column.of("a_error", Kind.ERRORS_BELOW),
                    Column.numbers("b", "b"),
                    Column.hidden("b_error"),
                    Column.of("b_lower", Kind.LOWER_ENDS),
                    Column.of("b_upper", Kind.UPPER_ENDS)),
            List.of(
                    row("size", -12.3456, 0.12345, 1.5e-9, 7, 1, 2),
                    new Row(row("none", 0, 1, 0, 7, 0, 0).cells(), true),
                    row("age", Double.NaN, Double.NaN, 100, 7, -1.25, 250)),
            List.of(new Fact("rows", List.of(Cell.count(1234), Cell.count(9))), Fact.of("cv", Cell.measured(-3, 0.5))),
            List.of("a note"));

    private static Row row(String name, double a, double error, double b, double hidden, double lower, double upper) {
        return Row.of(List.of(
                Cell.text(name),
                Cell.number(a),
                Cell.number(error),
                Cell.number(b),
                Cell.number(hidden),
                Cell.number(lower),
                Cell.number(upper)));
    }

    /** A table of one column of words. */
    private static Sheet named(String name) {
        return new Sheet("c", List.of(Column.words("key", "")), List.of(Row.of(List.of(Cell.text(name)))));
    }

    @Test
    void programsGetAllBitsAndRowsAndColumns() {
        assertEquals("""
                name\ta\ta_error\tb\tb_error\tb_lower\tb_upper
                size\t-12.3456\t0.12345\t1.5E-9\t7.0\t1.0\t2.0
                none\t0.0\t1.0\t0.0\t7.0\t0.0\t0.0
                age\t\t\t100.0\t7.0\t-1.25\t250.0
                """, TsvTable.of(SHEET.csv()));
    }

    @Test
    void errorsAndIntervalsStandInBracketsBelow() {
        assertEquals("""
                Table: two models

                |      |          a |            b |
                | :--- | ---------: | -----------: |
                | size |   -12.3    |       1.5e-9 |
                |      |    (0.123) |       [1, 2] |
                | age  |            |          100 |
                |      |            | [-1.25, 250] |
                | rows | 1,234      |            9 |
                | cv   |   -3 (0.5) |              |

                a note
                """, MarkdownTable.of(SHEET, 3));
    }

    @Test
    void latexAlignsPointsWithWhatIsNotSeen() {
        String latex = LatexTable.of(SHEET, 3);
        assertTrue(latex.contains("size & $-$12.3\\phantom{23)} & 1.5$\\times10^{-9}$ \\\\\n"), latex);
        assertTrue(latex.contains(" & (0.123) & [1, 2] \\\\\n"), latex);
        assertTrue(latex.contains("rows & 1,234\\phantom{.123)} & 9 \\\\\n"), latex);
        assertTrue(latex.contains("cv & $-$3 (0.5) &  \\\\\n"), latex);
        assertFalse(latex.contains("none"), latex);
    }

    @Test
    void htmlHasNoHyphensForMinus() {
        String html = HtmlTable.of(SHEET, 3);
        assertTrue(html.contains(">&minus;12.3&numsp;&numsp;&numsp;</td>"), html);
        assertTrue(html.contains("<td style=\"text-align:right\">[&minus;1.25, 250]</td>"), html);
    }

    @Test
    void namesAreShownAsTheyAre() {
        String name = "a|b\n<c> & 100% $5 #1 x_1 {n} ~ ^ \\ \"q\"";
        assertTrue(
                MarkdownTable.of(named(name), 4)
                        .contains("| a\\|b<br>&lt;c> &amp; 100% \\$5 #1 x\\_1 {n} \\~ ^ \\\\ \"q\" |"),
                MarkdownTable.of(named(name), 4));
        assertTrue(
                LatexTable.of(named(name), 4)
                        .contains("a\\textbar{}b \\textless{}c\\textgreater{} \\& 100\\% \\$5 \\#1 x\\_1 \\{n\\}"
                                + " \\textasciitilde{} \\textasciicircum{} \\textbackslash{} ``q'' \\\\"),
                LatexTable.of(named(name), 4));
        assertTrue(
                HtmlTable.of(named(name), 4)
                        .contains("a|b<br>&lt;c&gt; &amp; 100% $5 #1 x_1 {n} ~ ^ \\ &quot;q&quot;</th>"),
                HtmlTable.of(named(name), 4));
        assertEquals("key\nt\\ta\\nb\\\\\n", TsvTable.of(named("t\ta\nb\\").csv()));
    }

    @Test
    void noNameEndsARowOfLatex() {
        assertTrue(LatexTable.of(named("[x]"), 4).contains("\n{[}x] \\\\\n"));
        assertTrue(LatexTable.of(named("*"), 4).contains("\n{*} \\\\\n"));
    }

    @Test
    void controlCharactersAreNamed() {
        for (String text : List.of(
                MarkdownTable.of(named("\u001b[2J"), 4),
                HtmlTable.of(named("\u001b[2J"), 4),
                LatexTable.of(named("\u001b[2J"), 4))) {
            assertFalse(text.contains("\u001b"), text);
        }
    }

    @Test
    void modelsAreNamedByTheirFiles() {
        assertEquals(List.of("a", "b.txt"), ShowModelsReport.labels(List.of("x/a.json", "b.txt")));
        assertEquals(List.of("x/a", "y/a"), ShowModelsReport.labels(List.of("x/a.json", "y/a.json")));
    }
}
