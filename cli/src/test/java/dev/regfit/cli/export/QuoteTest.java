package dev.regfit.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuoteTest {
    private static final String HARD = "a\"b\\u0041\n\u0001\u2028é?";

    @Test
    void texts_are_literals_of_each_language() {
        assertEquals("\"a\\\"b\\\\u0041\\n\\u0001\\u2028é?\"", Quote.script(HARD));
        assertEquals("\"a\\\"b\\\\u0041\\n\\001\\u2028é?\"", Quote.java(HARD));
        assertEquals("\"a\\\"b\\\\u0041\\n\\001\u2028é\\?\"", Quote.c(HARD));
        assertEquals("\"a\\\"b\\\\u0041\\n\\001\u2028é?\"", Quote.awk(HARD));
        assertEquals("\"a\\\"b\\\\u0041\\U{a}\\U{1}\\U{2028}\\U{e9}?\"", Quote.r(HARD));
    }

    @Test
    void comments_stay_on_their_line() {
        assertEquals("a b \\\\", Quote.comment("a\nb\u2028\\"));
    }

    @Test
    void dialects_quote_names_and_texts() {
        assertEquals("\"a\"\"b\"", Dialect.ANSI.identifier("a\"b"));
        assertEquals("`a\\`b\\\\`", Dialect.BIGQUERY.identifier("a`b\\"));
        assertEquals("'it''s'", Dialect.SQLITE.text("it's"));
        assertEquals("'it\\'s\\n'", Dialect.BIGQUERY.text("it's\n"));
        assertEquals("\"s\".\"t\"", Dialect.POSTGRESQL.table("s.t"));
        assertEquals("`p.s.t`", Dialect.BIGQUERY.table("p.s.t"));
    }

    @Test
    void line_ends_in_attributes_survive() {
        String xml = new Xml().begin("a", "b", "x\n\"<&").text(">").end().toString();
        assertTrue(xml.endsWith("<a b=\"x&#10;&quot;&lt;&amp;\">&gt;</a>\n"), xml);
        assertFalse(Xml.canHold("\u0001"));
        assertTrue(Xml.canHold("\n😀"));
    }
}
