package dev.regfit.cli.command;

import dev.regfit.cli.table.GroupedRows;
import dev.regfit.problem.SettingsException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A file for each group of rows, by a name in which {@code {column}} stands for the group's cell in a column. */
final class GroupFiles {
    private final String pattern;
    private final List<String> by;

    /**
     * @param pattern as given with {@code --output}
     * @param names of all columns
     * @throws SettingsException when a column is not in it, so that groups would have the same file, or one is that rows are
     *     not grouped by
     */
    GroupFiles(String pattern, List<String> by, List<String> names) {
        names.stream()
                .filter(name -> !by.contains(name) && pattern.contains(mark(name)))
                .findFirst()
                .ifPresent(name -> {
                    throw new SettingsException(
                            "--output: rows are not grouped by %s; leave it out of the name, or name it with --by"
                                    .formatted(mark(name)));
                });
        this.pattern = pattern;
        this.by = by;
        for (String name : by) {
            if (!pattern.contains(mark(name))) {
                throw new SettingsException(
                        "--output: each group has a file of its own; put %s into the name, as in part-%1$s.moments"
                                .formatted(mark(name)));
            }
        }
    }

    private static String mark(String column) {
        return "{" + column + "}";
    }

    /** The file of a group. What cannot stand in a name of a file is written as in addresses: {@code a%2Fb}. */
    String of(List<String> key) {
        String name = pattern;
        for (int k = 0; k < by.size(); k++) {
            name = name.replace(mark(by.get(k)), safe(key.get(k)));
        }
        return name;
    }

    private static String safe(String cell) {
        StringBuilder safe = new StringBuilder();
        cell.codePoints().forEach(c -> {
            String text = Character.toString(c);
            boolean plain = Character.isLetterOrDigit(c) || "-_ +,=@".contains(text) || (c == '.' && safe.length() > 0);
            safe.append(plain ? text : c == '.' ? "%2E" : URLEncoder.encode(text, StandardCharsets.UTF_8));
        });
        return safe.toString();
    }

    /**
     * Refuses files that are also read, or would be written twice, before one is written.
     *
     * @param inputs the files that are read
     */
    void check(List<String> inputs, GroupedRows rows) {
        Set<String> names = new HashSet<>();
        for (int g = 0; g < rows.size(); g++) {
            String name = of(rows.key(g));
            Optional<String> conflict = new FilesOfRun()
                    .reads(inputs)
                    .writes("--output", name, Content.MOMENTS)
                    .conflict();
            if (conflict.isPresent()) {
                throw new SettingsException(conflict.get());
            }
            if (!names.add(name)) {
                throw new SettingsException(
                        "--output: two groups would both write to %s; put a sign between the columns".formatted(name));
            }
        }
    }
}
