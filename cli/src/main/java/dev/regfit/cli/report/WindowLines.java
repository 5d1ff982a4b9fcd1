package dev.regfit.cli.report;

import dev.regfit.selection.InOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reports windows in batches, as there may be too many to keep what is said of each: for programs lines are written as they
 * come, and for people what is shown of each is kept.
 */
public final class WindowLines {
    /** So many windows are written at a time. */
    private static final int PIECE = 64;

    private static final List<String> KEY = List.of("start", "end");

    private final String version;
    private final String command;
    private final ByLines lines;
    private final ReportFormat format;
    private final ReportFormat.Look look;
    private final int jobs;
    private final Consumer<String> out;
    private final List<ByReport.Group> kept = new ArrayList<>();
    /** Of CSV files; null before the first batch. */
    private List<String> header;

    /**
     * @param jobs number of threads
     * @param out gets the text
     */
    public WindowLines(
            String version,
            String command,
            ByLines lines,
            ReportFormat format,
            ReportFormat.Look look,
            int jobs,
            Consumer<String> out) {
        this.version = version;
        this.command = command;
        this.lines = lines;
        this.format = format;
        this.look = look;
        this.jobs = jobs;
        this.out = out;
    }

    /** Reports some windows, at least one, which follow those before. */
    public void add(List<ByReport.Group> windows) {
        switch (format) {
            case JSON -> write(windows, some -> report("", some).json());
            case CSV -> writeRows(windows, CsvTable::line);
            case TSV -> writeRows(windows, fields -> TsvTable.line(fields) + "\n");
            case TEXT, MARKDOWN, LATEX, HTML -> windows.forEach(window -> kept.add(light(window)));
        }
    }

    /** Several threads write a piece each. */
    private void write(List<ByReport.Group> windows, Function<List<ByReport.Group>, String> text) {
        int pieces = (windows.size() - 1) / PIECE + 1;
        InOrder.of(jobs, pieces, k -> text.apply(windows.subList(k * PIECE, Math.min(windows.size(), (k + 1) * PIECE))))
                .forEach(out);
    }

    /** All that is asked of a window in the end is its line. */
    private static ByReport.Group light(ByReport.Group window) {
        Optional<ByReport.Done> done =
                window.done().map(all -> new ByReport.Done(null, all.line(), all.converged(), all.remark()));
        return new ByReport.Group(window.key(), window.rows(), done, window.reason());
    }

    private interface Line {
        String of(List<String> fields);
    }

    /** The first windows say which columns there are. */
    private void writeRows(List<ByReport.Group> windows, Line line) {
        if (header == null) {
            header = report("", windows).csv().header();
            out.accept(line.of(header));
        }
        write(windows, some -> rows(report("", some).csv(), line));
    }

    private String rows(CsvTable table, Line line) {
        int[] from = header.stream().mapToInt(table.header()::indexOf).toArray();
        boolean isSame = header.equals(table.header());
        StringBuilder text = new StringBuilder();
        for (List<String> row : table.rows()) {
            text.append(line.of(
                    isSame
                            ? row
                            : Arrays.stream(from)
                                    .mapToObj(k -> k < 0 ? "" : row.get(k))
                                    .toList()));
        }
        return text.toString();
    }

    /** Reports what is not reported yet. */
    public void end(String title) {
        if (format != ReportFormat.JSON && format != ReportFormat.CSV && format != ReportFormat.TSV) {
            out.accept(format.render(report(title, kept), look));
        }
    }

    private ByReport report(String title, List<ByReport.Group> windows) {
        return new ByReport(version, command, title, KEY, lines.columns(), windows, ByReport.Parts.WINDOWS);
    }
}
