package dev.regfit.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs that succeed, and what of their reports is the same when the same rows are in another file. */
final class Runs {
    private static final Set<String> OF_FILES = Set.of("timing", "files", "command", "checksum", "by", "window");

    private Runs() {}

    /** A command line: options are parted by blanks, what follows is a word each. */
    static List<String> words(String command, String options, Object... more) {
        List<String> words = new ArrayList<>(List.of(command));
        words.addAll(List.of(options.split(" ", -1)));
        for (Object word : more) {
            words.add(word.toString());
        }
        return words;
    }

    /** What a run that succeeds prints. */
    static String out(List<String> words) {
        Run run = Run.of(words, new byte[0], null);
        assertEquals(ExitCode.DONE, run.code(), run.err());
        return run.out();
    }

    /** A report's tree without what differs because the rows are in another file. */
    static Object comparable(Object tree) {
        if (tree instanceof List<?> list) {
            return list.stream().map(Runs::comparable).toList();
        }
        if (!(tree instanceof Map<?, ?> map)) {
            return tree;
        }
        Map<Object, Object> comparable = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            if (!OF_FILES.contains(key)) {
                comparable.put(key, comparable(value));
            }
        });
        return comparable;
    }
}
