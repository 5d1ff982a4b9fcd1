package dev.regfit.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files of arguments: {@code @file} stands for the words in it, which are written as in a shell, over several lines if
 * wanted; {@code #} begins a comment. {@code @@x} is the word {@code @x}, and so is {@code @x} where there is no such file.
 */
final class ArgumentFiles {
    private ArgumentFiles() {}

    /** The words of a command line, those of files in place of these. */
    static String[] expanded(String[] words) {
        List<String> all = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("@@")) {
                all.add(word.substring(1));
            } else if (word.startsWith("@") && isFile(word.substring(1))) {
                all.addAll(ShellText.words(text(word.substring(1))));
            } else {
                all.add(word);
            }
        }
        return all.toArray(String[]::new);
    }

    private static boolean isFile(String name) {
        try {
            return !name.isEmpty() && Files.isReadable(Path.of(name)) && !Files.isDirectory(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String text(String name) {
        try {
            return new String(Files.readAllBytes(Path.of(name)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
