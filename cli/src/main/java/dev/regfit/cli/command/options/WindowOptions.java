package dev.regfit.cli.command.options;

import dev.regfit.cli.table.ColumnSelection;
import dev.regfit.cli.table.InputFormat;
import dev.regfit.cli.table.RowCut;
import dev.regfit.cli.table.TimeCut;
import dev.regfit.cli.table.TimeSpan;
import dev.regfit.cli.table.WindowCut;
import dev.regfit.problem.SettingsException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** Windows of rows, to do the same for each. */
public final class WindowOptions {
    /** No windows. */
    public static final WindowOptions NONE = new WindowOptions();

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--window",
            paramLabel = "LENGTH",
            description = {
                "Do the same for windows of so many rows in the order of the file; with",
                "--time of a length of time: 90d, 2w, 3mo, 1y, 12h, 15min, 30s."
            })
    private String length;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--step",
            paramLabel = "LENGTH",
            description = {
                "By how much a window is behind the one before (default: its length, so",
                "that each row is in one window; 1 for a window at every row)."
            })
    private String step;

    @Needs(InputFormat.Part.CELLS)
    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = {
                "A column of dates, of dates with times, or of numbers by which rows are",
                "sorted; it is not learnt from."
            })
    private String time;

    @Needs(InputFormat.Part.CELLS)
    @Option(names = "--expanding", description = "Let all windows begin with the first row, and grow by --step.")
    private boolean expanding;

    public boolean isWanted() {
        return length != null || step != null || time != null || expanding;
    }

    /** Whether all windows begin with the first row. */
    public boolean expanding() {
        return expanding;
    }

    /** Name or number of the column of times, or null. */
    public String time() {
        return time;
    }

    /** The position of the column of times, if there is one. */
    public OptionalInt resolve(List<String> names) {
        return time == null ? OptionalInt.empty() : OptionalInt.of(ColumnSelection.resolveOne(time, names));
    }

    /**
     * Checks what can be checked without the data.
     *
     * @throws SettingsException when it is not said how long windows are, or not in a way that is understood
     */
    public void check() {
        if (isWanted()) {
            cut(column -> column);
        }
    }

    /**
     * How rows are cut.
     *
     * @param names of the table's columns
     */
    public WindowCut cut(List<String> names) {
        return cut(column -> names.get(ColumnSelection.resolveOne(column, names)));
    }

    private WindowCut cut(UnaryOperator<String> nameOf) {
        if (length == null && !(expanding && step != null)) {
            throw new SettingsException("%s is about windows: say how long these are, as in --window %s"
                    .formatted(
                            expanding ? "--expanding" : step == null ? "--time" : "--step",
                            time == null ? "250" : "90d"));
        }
        String first = first();
        String then = step == null ? length : step;
        if (time == null) {
            return new RowCut(rows(first), rows(then), expanding);
        }
        return new TimeCut(nameOf.apply(time), span(first), span(then), expanding);
    }

    private String option(String text) {
        return text.equals(length) ? "--window" : "--step";
    }

    private long rows(String text) {
        double number = NumberOption.parse(text);
        if (Double.isNaN(number) && TimeSpan.parse(text).isPresent()) {
            throw new SettingsException(
                    "%s %s is a length of time; name the column of times with --time".formatted(option(text), text));
        }
        if (!(number >= 1) || number != Math.rint(number) || number > Integer.MAX_VALUE) {
            throw new SettingsException(
                    "%s: '%s' is not a whole number of rows from 1 on, or with --time a length as %s"
                            .formatted(option(text), text, TimeSpan.EXAMPLES));
        }
        return (long) number;
    }

    private TimeSpan span(String text) {
        return TimeSpan.parse(text)
                .orElseThrow(() -> new SettingsException(
                        "%s: '%s' is not a length of time above zero, as %s, or where times are numbers a number"
                                .formatted(option(text), text, TimeSpan.EXAMPLES)));
    }

    /** The length of a window, or of the first if they expand, as it was given. */
    public String first() {
        return length == null ? step : length;
    }

    /** Windows in words. */
    public String words() {
        String unit = time == null ? " rows" : "";
        return expanding
                ? "from %s%s on, growing by %s".formatted(first(), unit, step == null ? length : step)
                : "of %s%s%s".formatted(first(), unit, step == null ? "" : " every " + step);
    }
}
