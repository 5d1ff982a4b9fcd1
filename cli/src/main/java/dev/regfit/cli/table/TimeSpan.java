package dev.regfit.cli.table;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time: of the calendar, or a number where times are numbers. Times are numbers throughout, dates those of
 * microseconds since 1970 (UTC).
 *
 * @param text as the user wrote it
 * @param length microseconds, or in the unit of the times; 0 for months
 * @param months number of months, 0 for other lengths
 * @param calendar whether it is of the calendar
 */
public record TimeSpan(String text, double length, int months, boolean calendar) {
    static final double SECOND = 1e6;

    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    static final double DAY = 24 * HOUR;
    private static final int YEAR = 12;

    private static final Map<String, Double> UNITS =
            Map.of("s", SECOND, "min", MINUTE, "h", HOUR, "d", DAY, "w", 7 * DAY);

    private static final Map<String, Integer> MONTHS = Map.of("mo", 1, "y", YEAR);
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)\\s*([a-z]*)");

    /** What units there are, for messages. */
    public static final String EXAMPLES = "90d, 2w, 3mo, 1y, 12h, 15min or 30s";

    /** A length as in {@code 90d}, or a number; nothing if it is neither, or is not above zero. */
    public static Optional<TimeSpan> parse(String text) {
        Matcher span = SPAN.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!span.matches()) {
            return Optional.empty();
        }
        double number = Double.parseDouble(span.group(1));
        String unit = span.group(2);
        boolean isWhole = number == Math.rint(number) && number * YEAR <= Integer.MAX_VALUE;
        if (!(number > 0)) {
            return Optional.empty();
        }
        if (unit.isEmpty()) {
            return Optional.of(new TimeSpan(text, number, 0, false));
        }
        if (MONTHS.containsKey(unit) && isWhole) {
            return Optional.of(new TimeSpan(text, 0, (int) (number * MONTHS.get(unit)), true));
        }
        return Optional.ofNullable(UNITS.get(unit)).map(size -> new TimeSpan(text, number * size, 0, true));
    }

    /**
     * The time this length after so many steps from another. Months are added up before they are counted from there: so
     * what ends with a step begins with the next, though months have ends of their own.
     */
    double after(double time, TimeSpan step, long steps) {
        return months > 0 && step.months > 0
                ? new TimeSpan(text, 0, 1, true).after(time, steps * step.months + months)
                : after(step.after(time, steps), 1);
    }

    /** The time so many times this length after another. */
    double after(double time, long times) {
        if (months == 0) {
            return time + times * length;
        }
        long second = (long) Math.floor(time / SECOND);
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        Instant later = moment.plusMonths(times * months).toInstant(ZoneOffset.UTC);
        return later.getEpochSecond() * SECOND + (time - second * SECOND);
    }
}
