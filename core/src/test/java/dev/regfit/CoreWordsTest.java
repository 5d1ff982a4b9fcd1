package dev.regfit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Core speaks of what it does: options are words of the command line, which adds them to messages where they help. */
class CoreWordsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern OPTION_IN_TEXT =
            Pattern.compile("\"([^\"\\\\]|\\\\.)*(?<![\\w-])(--[a-z]|-[dnstx]\\b)");

    @Test
    void no_text_names_an_option() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        assertFalse(files.isEmpty(), "no sources in " + SOURCES.toAbsolutePath());
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                if (OPTION_IN_TEXT.matcher(line).find()) {
                    found.add(file.getFileName() + ": " + line.strip());
                }
            }
        }
        assertEquals(List.of(), found);
    }
}
