package dev.regfit.cli.golden;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what the numbers of an output are, from the words, keys and headings about them. */
final class Figures {
    private static final Pattern JSON_CERTIFICATE = Pattern.compile("\"(relative_gap|relative_difference|kkt)\": $");
    private static final String JSON_LIMIT = "\"limit\": {";
    private static final int MOST_LINES_OF_LIMIT = 2;
    private static final Pattern CSV_CERTIFICATE = Pattern.compile("^(recorded|recomputed)_(relative_gap|kkt),$");
    private static final Pattern CSV_LIMIT = Pattern.compile("^limit_(relative_gap|kkt),$");
    private static final Set<String> CSV_COLUMNS = Set.of("gap", "relative_gap", "kkt", "relaxed_relative_gap");
    private static final Pattern SENTENCE = Pattern.compile(
            "(KKT violation|relative duality gap( of the [\\w ]+| there)?( is)?|closer than|^certificate +proven within) $",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern PATH_HEADING = Pattern.compile("^(path|knots) .* objective +gap(?= )");
    private static final Pattern VERIFY_ROW = Pattern.compile("^ +(relative gap|KKT violation) ");
    private static final Pattern VERIFY_LIMIT = Pattern.compile(VERIFY_ROW.pattern() + "( *(≤ )?[^\\s≤]+ +){2}$");
    private static final String JSON_ITERATIONS = "\"iterations\": ";

    private final List<String> lines;
    private final List<Columns> columns = new ArrayList<>();

    /**
     * Where certificates stand in the lines below a heading.
     *
     * @param width how many cells each line of CSV has; 0 of a table for people
     * @param places of CSV the numbers of the cells, of a table for people the right edges
     */
    private record Columns(int width, Set<Integer> places) {
        static final Columns NONE = new Columns(0, Set.of());
    }

    Figures(List<String> lines) {
        this.lines = lines;
        Columns current = Columns.NONE;
        for (String line : lines) {
            current = columns(line).orElse(goesOn(current, line) ? current : Columns.NONE);
            columns.add(current);
        }
    }

    /** What a line says of those below it, if it is a heading. */
    private static Optional<Columns> columns(String line) {
        String[] names = line.split(",", -1);
        Set<Integer> cells = new HashSet<>();
        for (int k = 0; k < names.length; k++) {
            if (CSV_COLUMNS.contains(names[k])) {
                cells.add(k);
            }
        }
        if (!cells.isEmpty()) {
            return Optional.of(new Columns(names.length, cells));
        }
        Matcher path = PATH_HEADING.matcher(line);
        return path.find() ? Optional.of(new Columns(0, Set.of(path.end()))) : Optional.empty();
    }

    private static boolean goesOn(Columns columns, String line) {
        return columns.width() == 0 ? !line.isEmpty() : line.split(",", -1).length == columns.width();
    }

    Figure of(int line, Token number) {
        String text = lines.get(line);
        String before = text.substring(0, number.start());
        String after = text.substring(number.end());
        if (before.endsWith("\"gap\": ")) {
            return Figure.ABSOLUTE_GAP;
        }
        if (before.endsWith(JSON_ITERATIONS)) {
            return Figure.ITERATIONS;
        }
        if (isLimit(line, before)) {
            return Figure.LIMIT;
        }
        if (isCertificate(line, number, before)) {
            return Figure.CERTIFICATE;
        }
        boolean full = text.contains("\": ") || before.endsWith(",") || after.matches(",\\S.*");
        return full ? Figure.FULL : Figure.ROUNDED;
    }

    private boolean isLimit(int line, String before) {
        boolean json = JSON_CERTIFICATE.matcher(before).find()
                && lines.subList(Math.max(0, line - MOST_LINES_OF_LIMIT), line).stream()
                        .anyMatch(above -> above.contains(JSON_LIMIT));
        return json
                || CSV_LIMIT.matcher(before).find()
                || VERIFY_LIMIT.matcher(before).find();
    }

    private boolean isCertificate(int line, Token number, String before) {
        Columns here = columns.get(line);
        int cell = before.split(",", -1).length - 1;
        return JSON_CERTIFICATE.matcher(before).find()
                || CSV_CERTIFICATE.matcher(before).find()
                || SENTENCE.matcher(before).find()
                || VERIFY_ROW.matcher(before).find()
                || here.places().contains(here.width() > 0 ? cell : number.end());
    }
}
