package dev.regfit.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkippingStreamTest {

    private static String kept(String text, Skipping skipping, int atATime) {
        InputStream slow = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, atATime));
            }
        };
        try (InputStream records = new SkippingStream(slow, skipping, ',')) {
            return new String(records.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Line ends are written as /, and those of Windows as |. */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '!',
            value = {
                "0, a/#b/c, a//c",
                "0, #a/b#/ #c, /b#/ #c",
                "2, one/two/a/#b, //a/",
                "2, one|two|a|#b|c, ||a||c",
                "9, a/b, /",
                "1, \"open/a/b, /a/b",
                "0, \"x/#y\"/#z/a, \"x/#y\"//a",
                "0, \"x\"\"/#y\"/#z, \"x\"\"/#y\"/",
                "0, a\"/#z/b, a\"//b"
            })
    void emptiesLinesWithoutRecords(int lines, String text, String expected) {
        String file = text.replace("|", "\r\n").replace('/', '\n');
        String wanted = expected.replace("|", "\r\n").replace('/', '\n');
        assertEquals(wanted, kept(file, new Skipping(lines, '#'), 100));
    }

    @Property(tries = 300, seed = "20261121")
    void doesNotDependOnHowBytesArrive(
            @ForAll @StringLength(max = 40) @Chars({'#', '"', '\n', '\r', ','}) @CharRange(from = 'a', to = 'b')
                    String text,
            @ForAll @IntRange(max = 3) int lines,
            @ForAll @IntRange(min = 1, max = 5) int atATime) {
        Skipping skipping = new Skipping(lines, '#');
        assertEquals(kept(text, skipping, 1000), kept(text, skipping, atATime));
    }
}
