package dev.regfit.cli.report;

import dev.regfit.data.Counts;
import dev.regfit.data.Quantiles;
import dev.regfit.model.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a command has to say of each group of rows: people read a line a group, programs all that is said of each.
 *
 * @param version of regfit
 * @param command that was run
 * @param title what was done to what
 * @param by names of the columns that rows are grouped by
 * @param columns of the lines, behind those that name the group and count its rows
 * @param groups in the order of their first rows
 * @param parts what they are
 */
public record ByReport(
        String version,
        String command,
        String title,
        List<String> by,
        List<Sheet.Column> columns,
        List<Group> groups,
        Parts parts)
        implements Report {
    /** Of groups. */
    public ByReport(
            String version,
            String command,
            String title,
            List<String> by,
            List<Sheet.Column> columns,
            List<Group> groups) {
        this(version, command, title, by, columns, groups, Parts.GROUPS);
    }

    /** What the parts of a table are that something is said of. */
    public enum Parts {
        /** Rows that are alike in some columns. */
        GROUPS("group", "by", Integer.MAX_VALUE),
        /** Runs of rows, which may be very many; keys that are written as numbers are numbers. */
        WINDOWS("window", "window", 200);

        private final String noun;
        private final String key;
        private final int mostLines;

        Parts(String noun, String key, int mostLines) {
            this.noun = noun;
            this.key = key;
            this.mostLines = mostLines;
        }

        String count(long number) {
            return Words.count(number, noun);
        }

        private Object value(String cell) {
            boolean isNumber = this == WINDOWS && NUMBER.matcher(cell).matches();
            if (!isNumber) {
                return cell;
            }
            return cell.contains(".") ? (Object) Double.valueOf(cell) : Long.valueOf(cell);
        }
    }

    /** Of a group whose cells are all missing. */
    private static final String NAMELESS = "(none)";

    private static final String ROWS = "rows";
    private static final String STATUS = "status";
    private static final String FITTED = "ok";
    private static final String UNPROVEN = "not converged";
    private static final String UNFITTED = "not fitted";
    private static final int MOST_NAMED = 3;
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    /**
     * A group of rows.
     *
     * @param key a cell of each column that rows are grouped by
     * @param rows how many there are
     * @param done what was done, unless it could not be
     * @param reason why it could not be, or the empty text
     */
    public record Group(List<String> key, long rows, Optional<Done> done, String reason) {
        private String status() {
            return done.map(Done::status).orElse(reason);
        }

        /** In a line for people, below which the reasons stand. */
        private Cell state() {
            String shown = done.isEmpty() ? UNFITTED : status().equals(FITTED) ? "" : status();
            return Cell.words(status(), shown);
        }

        private String name() {
            return key.stream().allMatch(String::isEmpty) ? NAMELESS : String.join(", ", key);
        }

        boolean isUnproven() {
            return done.isPresent() && !done.get().converged();
        }
    }

    /**
     * What was done for a group.
     *
     * @param report what would be said if its rows were the table
     * @param line a cell for each of the columns
     * @param converged whether all that was fitted is proven
     * @param remark on what there was to fit, in a word or two; empty for none
     */
    public record Done(Report report, List<Cell> line, boolean converged, String remark) {
        /** Without a remark. */
        public Done(Report report, List<Cell> line, boolean converged) {
            this(report, line, converged, "");
        }

        private String status() {
            return !remark.isEmpty() ? remark : converged ? FITTED : UNPROVEN;
        }
    }

    /** Which groups could not be fitted, a sentence for each reason. */
    public List<String> failures() {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        groups.stream()
                .filter(group -> group.done().isEmpty())
                .forEach(group -> byReason.computeIfAbsent(group.reason(), any -> new ArrayList<>())
                        .add(group.name()));
        List<String> sentences = new ArrayList<>();
        byReason.forEach((reason, names) -> sentences.add("%s of %s not fitted (%s): %s"
                .formatted(
                        Counts.grouped(names.size()),
                        parts.count(groups.size()),
                        Words.names(names, MOST_NAMED),
                        reason)));
        return sentences;
    }

    /** What is said where fits are not proven; empty if all are. */
    public Optional<String> alarm() {
        List<Group> unproven = groups.stream().filter(Group::isUnproven).toList();
        return unproven.stream()
                .findFirst()
                .map(first -> "NOT CONVERGED: %s of %s, first %s; -f json has the gap of each"
                        .formatted(
                                Counts.grouped(unproven.size()),
                                parts.count(groups.size()),
                                Words.quoted(first.name())));
    }

    @Override
    public Map<String, Object> tree() {
        Map<String, Object> tree = ModelTree.head(version, command);
        tree.put(parts.noun + "s", groups.stream().map(this::tree).toList());
        return tree;
    }

    private Map<String, Object> tree(Group group) {
        Map<String, Object> key = new LinkedHashMap<>();
        for (int k = 0; k < by.size(); k++) {
            key.put(by.get(k), parts.value(group.key().get(k)));
        }
        Map<String, Object> tree = new LinkedHashMap<>(Map.of(parts.key, key));
        if (group.done().isPresent()) {
            tree.putAll(group.done().get().report().tree());
        } else {
            tree.putAll(ModelTree.head(version, command));
            tree.put(ROWS, group.rows());
            tree.put("error", group.reason());
        }
        return tree;
    }

    /** A line a group. */
    @Override
    public String json() {
        return groups.parallelStream()
                .map(group -> Json.writeLine(tree(group)) + '\n')
                .collect(Collectors.joining());
    }

    /** The tables of all groups below each other; of one for which nothing could be done, a row that says why. */
    @Override
    public CsvTable csv() {
        List<CsvTable> tables = groups.stream()
                .map(group -> group.done().map(done -> done.report().csv()).orElse(new CsvTable(List.of(), List.of())))
                .toList();
        Set<String> keys = new LinkedHashSet<>();
        tables.forEach(table -> keys.addAll(table.header()));
        List<String> header = new ArrayList<>(by);
        header.addAll(keys);
        header.add(STATUS);
        List<String> wanted = List.copyOf(keys);
        List<List<String>> rows = IntStream.range(0, tables.size())
                .parallel()
                .mapToObj(g -> rows(groups.get(g), tables.get(g), wanted))
                .flatMap(List::stream)
                .toList();
        return new CsvTable(header, rows);
    }

    private static List<List<String>> rows(Group group, CsvTable table, List<String> keys) {
        List<List<String>> rows = new ArrayList<>();
        int[] from = keys.stream().mapToInt(table.header()::indexOf).toArray();
        List<List<String>> own = group.done().isPresent() ? table.rows() : List.of(List.of());
        for (List<String> cells : own) {
            List<String> row = new ArrayList<>(group.key());
            Arrays.stream(from).forEach(k -> row.add(k < 0 ? "" : cells.get(k)));
            row.add(group.status());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public Sheet sheet() {
        List<Sheet.Column> all = new ArrayList<>();
        by.forEach(name -> all.add(Sheet.Column.words(name, name)));
        all.add(Sheet.Column.numbers(ROWS, ROWS));
        all.addAll(columns);
        all.add(Sheet.Column.words(STATUS, STATUS).shownIf(groups.stream().anyMatch(this::isWorthAWord)));
        List<Sheet.Row> rows =
                groups.stream().map(group -> Sheet.Row.of(cells(group))).toList();
        return new Sheet(title, all, rows, List.of(), Sheet.notes(List.of(summary()), failures()));
    }

    private boolean isWorthAWord(Group group) {
        return !group.status().equals(FITTED);
    }

    private List<Cell> cells(Group group) {
        List<Cell> cells = new ArrayList<>();
        group.key().forEach(cell -> cells.add(Cell.words(cell, cell.isEmpty() ? NAMELESS : cell)));
        cells.add(Cell.count(group.rows()));
        cells.addAll(group.done().map(Done::line).orElse(Collections.nCopies(columns.size(), Cell.NOTHING)));
        cells.add(group.state());
        return cells;
    }

    /** How many groups there are, and of how many something is to be said. */
    private String summary() {
        long done = groups.stream().filter(group -> group.done().isPresent()).count();
        long unproven = groups.stream().filter(Group::isUnproven).count();
        String proven = unproven == 0 ? "" : ", %s of them not converged".formatted(parts.count(unproven));
        return done == groups.size()
                ? "%s%s".formatted(parts.count(done), proven)
                : "%s of %s fitted%s".formatted(Counts.grouped(done), parts.count(groups.size()), proven);
    }

    @Override
    public void write(TextPage page) {
        page.title(title);
        TextTable table = TextTable.aligned("n".repeat(by.size()) + "r" + alignment() + "p");
        List<String> header = new ArrayList<>(by);
        header.add(ROWS);
        columns.stream().filter(ByReport::isShown).forEach(column -> header.add(column.heading()));
        header.add("");
        table.row(header);
        int half = parts.mostLines / 2;
        boolean isLong = groups.size() > parts.mostLines;
        for (int g = 0; g < groups.size(); g++) {
            if (isLong && g == half) {
                table.row(Collections.nCopies(header.size(), "…"));
            }
            if (!isLong || g < half || g >= groups.size() - half) {
                table.row(line(groups.get(g)));
            }
        }
        page.below("", table.lines(page.width()));
        if (isLong) {
            page.entry(
                    "",
                    "… %s between are not shown (-f csv lists all)"
                            .formatted(Counts.grouped(groups.size() - 2L * half)));
        }
        page.blank();
        page.entry(parts.noun + "s", summary());
        writeRanges(page);
    }

    private List<String> line(Group group) {
        List<Cell> cells = cells(group);
        int first = by.size() + 1;
        return IntStream.range(0, cells.size())
                .filter(k -> k < first || k == cells.size() - 1 || isShown(columns.get(k - first)))
                .mapToObj(k -> Words.printable(cells.get(k).shown(TextNumbers.DIGITS)))
                .toList();
    }

    private static boolean isShown(Sheet.Column column) {
        return column.kind() != Sheet.Kind.HIDDEN;
    }

    /** Of each column of numbers what is least, in the middle and greatest among the groups. */
    private void writeRanges(TextPage page) {
        TextTable table = TextTable.aligned("lrrr").row("", "least", "median", "greatest");
        boolean isEmpty = true;
        for (int k = 0; k < columns.size(); k++) {
            int of = k;
            double[] values = groups.stream()
                    .flatMap(group -> group.done().stream())
                    .flatMapToDouble(done -> number(done.line().get(of)))
                    .toArray();
            if (columns.get(k).kind() == Sheet.Kind.NUMBERS && values.length > 1) {
                double[] shown = Quantiles.of(values, 0, 0.5, 1).values();
                table.row(
                        columns.get(k).heading(),
                        TextNumbers.of(shown[0]),
                        TextNumbers.of(shown[1]),
                        TextNumbers.of(shown[2]));
                isEmpty = false;
            }
        }
        if (!isEmpty) {
            page.table("", table);
        }
    }

    private String alignment() {
        StringBuilder letters = new StringBuilder();
        columns.stream()
                .filter(ByReport::isShown)
                .forEach(column -> letters.append(column.kind() == Sheet.Kind.WORDS ? 'p' : 'r'));
        return letters.toString();
    }

    private static DoubleStream number(Cell cell) {
        if (cell instanceof Cell.Share share && !Double.isNaN(share.value())) {
            return DoubleStream.of(TextNumbers.withoutRounding(share.value()));
        }
        return cell.isNumber() && !cell.exact().isEmpty()
                ? DoubleStream.of(Double.parseDouble(cell.exact()))
                : DoubleStream.empty();
    }
}
