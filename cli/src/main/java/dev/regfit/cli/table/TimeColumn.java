package dev.regfit.cli.table;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** A column of times: of dates, of dates with the time of day, or of numbers, as its first cell shows. */
final class TimeColumn {
    private static final LocalDateTime EPOCH = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);

    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.*");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d{2}(:?\\d{2})?)");
    private static final int TIME_AT = 10;
    private static final double LARGEST_WHOLE = 1e15;

    private final String name;
    private Kind kind;
    private double last = Double.NEGATIVE_INFINITY;
    private String lastCell = "";

    private enum Kind {
        NUMBER("a number"),
        LOCAL("a date or a time of day without an offset from UTC"),
        OFFSET("a time with an offset from UTC");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    TimeColumn(String name) {
        this.name = name;
    }

    /**
     * The time of the next row.
     *
     * @throws DataException when it has none, or one before that of the row above
     */
    double of(Row row, int slot) {
        if (row.text(slot) == null) {
            throw wrong(row, "the time is missing, so that the row is in no window; leave such rows out");
        }
        String cell = row.raw(slot).strip();
        if (kind == null) {
            kind = kind(cell, row, slot).orElseThrow(() -> notATime(row, cell));
        }
        double time = kind == Kind.NUMBER ? row.asNumber(slot) : moment(cell, row);
        if (Double.isNaN(time)) {
            throw wrong(row, "%s is not %s, as the first row has".formatted(DataException.quote(cell), kind.words));
        }
        if (time < last) {
            throw wrong(
                    row,
                    "%s is before %s of the row above, and windows need rows in the order of time; sort them by this column"
                            .formatted(cell, lastCell));
        }
        last = time;
        lastCell = cell;
        return time;
    }

    /** Whether its times are dates, and not numbers; known once there is a row. */
    boolean isCalendar() {
        return kind != Kind.NUMBER;
    }

    String name() {
        return name;
    }

    private static Optional<Kind> kind(String cell, Row row, int slot) {
        if (MONTH.matcher(cell).matches() || DATE.matcher(cell).matches()) {
            return Optional.of(Kind.LOCAL);
        }
        if (MOMENT.matcher(cell).matches()) {
            return Optional.of(isOffset(cell) ? Kind.OFFSET : Kind.LOCAL);
        }
        return Double.isNaN(row.asNumber(slot)) ? Optional.empty() : Optional.of(Kind.NUMBER);
    }

    private static boolean isOffset(String cell) {
        return OFFSET.matcher(cell.substring(TIME_AT)).matches();
    }

    /** Microseconds since 1970, NaN for a time of another kind. */
    private double moment(String cell, Row row) {
        try {
            if (kind == Kind.LOCAL && MONTH.matcher(cell).matches()) {
                return micros(YearMonth.parse(cell).atDay(1).atStartOfDay());
            }
            if (kind == Kind.LOCAL && DATE.matcher(cell).matches()) {
                return micros(LocalDate.parse(cell).atStartOfDay());
            }
            if (!MOMENT.matcher(cell).matches() || isOffset(cell) != (kind == Kind.OFFSET)) {
                return Double.NaN;
            }
            String iso = cell.replace(' ', 'T');
            return kind == Kind.LOCAL
                    ? micros(LocalDateTime.parse(iso))
                    : micros(OffsetDateTime.parse(iso)
                            .withOffsetSameInstant(ZoneOffset.UTC)
                            .toLocalDateTime());
        } catch (DateTimeException e) {
            throw notATime(row, cell);
        }
    }

    private static double micros(LocalDateTime moment) {
        return ChronoUnit.MICROS.between(EPOCH, moment);
    }

    private DataException notATime(Row row, String cell) {
        return wrong(
                row,
                "%s is not a time; dates are as 2024-01-31, times as 2024-01-31T12:00:00, or numbers"
                        .formatted(DataException.quote(cell)));
    }

    private DataException wrong(Row row, String text) {
        return new DataException(row.place(), name, text);
    }

    /** A time as its column would have it. */
    String text(double time) {
        if (kind == Kind.NUMBER) {
            boolean isWhole = time == Math.rint(time) && Math.abs(time) < LARGEST_WHOLE;
            return isWhole
                    ? Long.toString((long) time)
                    : BigDecimal.valueOf(time).toPlainString();
        }
        long second = (long) Math.floor(time / TimeSpan.SECOND);
        int nanos = (int) ((time - second * TimeSpan.SECOND) * 1000);
        LocalDateTime moment = LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC);
        if (kind == Kind.LOCAL && moment.toLocalTime().toNanoOfDay() == 0) {
            return moment.toLocalDate().toString();
        }
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment) + (kind == Kind.OFFSET ? "Z" : "");
    }
}
