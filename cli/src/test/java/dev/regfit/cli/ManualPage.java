package dev.regfit.cli;

import dev.regfit.cli.Program.Result;
import dev.regfit.cli.golden.Golden;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs the fenced blocks of a page in their order and collects what is wrong with it. A block marked {@code sh} is a
 * script that must succeed. A block after {@code <!-- output -->} is what the script before it printed, after {@code <!--
 * output | FILTER -->} what FILTER leaves of that, and after {@code <!-- output: CMD -->} what CMD printed. One after
 * {@code <!-- not run: WHY -->} is left alone. No other block of code may be in a page.
 */
final class ManualPage {
    private static final Pattern BLOCK = Pattern.compile(
            "^(?:<!-- (?<mark>.*) -->\n)?```(?<kind>.*)\n(?<text>(?:(?!```).*\n)*+)```$", Pattern.MULTILINE);
    private static final Pattern INDENTED = Pattern.compile("\n\n {4,}(?<code>\\S.*)");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)(?<file>[^)#]+)[^)]*\\)");

    private static final String OUTPUT_OF = "output: ";
    private static final String OUTPUT_THROUGH = "output | ";

    private final Program program;
    private final String page;
    private final List<String> failures = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private String printed = "";

    ManualPage(Program program, String page) {
        this.program = program;
        this.page = page;
    }

    /** Scripts that failed, and blocks that nothing checks. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** Where the page shows something else than was printed. */
    List<String> differences() {
        return List.copyOf(differences);
    }

    /** Files of the project that the page has links to, as it names them. */
    Stream<String> links() {
        return LINK.matcher(page).results().map(link -> link.group(1));
    }

    /** Runs all blocks; the page with what they printed now. */
    String run() throws IOException, InterruptedException {
        StringBuilder shown = new StringBuilder();
        Matcher block = BLOCK.matcher(page);
        while (block.find()) {
            block.appendReplacement(shown, Matcher.quoteReplacement(run(block)));
        }
        block.appendTail(shown);
        INDENTED.matcher(BLOCK.matcher(page).replaceAll(""))
                .results()
                .forEach(code -> failures.add("indented code is not run, write a block: " + code.group(1)));
        return shown.toString();
    }

    private String run(Matcher block) throws IOException, InterruptedException {
        String mark = block.group("mark") == null ? "" : block.group("mark");
        if (mark.equals("output")) {
            return compare(block, printed);
        }
        if (mark.startsWith(OUTPUT_THROUGH)) {
            String filter = mark.substring(OUTPUT_THROUGH.length());
            return compare(block, program.shell(filter, printed).out());
        }
        if (mark.startsWith(OUTPUT_OF)) {
            return compare(
                    block, program.shell(mark.substring(OUTPUT_OF.length())).out());
        }
        if (block.group("kind").equals("sh") && mark.isEmpty()) {
            script(block);
        } else if (!mark.startsWith("not run: ")) {
            failures.add("line %d: this block is neither run nor marked".formatted(line(block)));
        }
        return block.group();
    }

    private void script(Matcher block) throws IOException, InterruptedException {
        Result result = program.shell("set -e\n" + block.group("text"));
        printed = result.out();
        if (result.code() != 0) {
            failures.add("line %d: exit code %d%n%s".formatted(line(block), result.code(), result.err()));
        }
    }

    private String compare(Matcher block, String actual) {
        String text = block.group("text");
        Golden.difference(text, actual)
                .ifPresent(difference -> differences.add("block in line %d, %s".formatted(line(block), difference)));
        return block.group().substring(0, block.start("text") - block.start()) + actual + "```";
    }

    private int line(MatchResult block) {
        return 1
                + (int) page.substring(0, block.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
