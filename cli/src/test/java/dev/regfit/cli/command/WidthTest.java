package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The width that COLUMNS asks for. */
class WidthTest {

    @Test
    void isWithinWhatCanBeRead() {
        assertEquals(100, Console.width(null));
        assertEquals(100, Console.width(""));
        assertEquals(100, Console.width("wide"));
        assertEquals(60, Console.width("-5"));
        assertEquals(60, Console.width("12"));
        assertEquals(72, Console.width(" 72 "));
        assertEquals(200, Console.width("999"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "predict", "compare", "moments"})
    void helpSaysTheSameInAnyWidth(String command) {
        String usual = help(command, "100");
        String wide = help(command, "140");
        assertEquals(words(usual), words(wide));
        assertEquals(words(usual), words(help(command, "60")));
        assertTrue(wide.lines().allMatch(line -> line.length() <= 140), wide);
        assertTrue(wide.lines().count() < usual.lines().count(), "descriptions flow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "cv", "show"})
    void shortHelpFitsANarrowTerminal(String command) {
        String narrow = Run.of(List.of(command, "--help"), new byte[0], "60").out();
        String text = narrow.substring(0, narrow.indexOf("Example") < 0 ? narrow.length() : narrow.indexOf("Example"));
        assertTrue(text.lines().allMatch(line -> line.length() <= 60), text);
    }

    private static String help(String command, String columns) {
        return Run.of(List.of(command, "--help-all"), new byte[0], columns).out();
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", "");
    }
}
