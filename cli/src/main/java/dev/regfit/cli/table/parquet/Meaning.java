package dev.regfit.cli.table.parquet;

import dev.regfit.model.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.UUID;

/** What stored values of a column are as numbers and as texts; the texts are those that a CSV file would have. */
final class Meaning {
    private static final long LARGEST_EXACT = 1L << 53;
    private static final long NANOSECONDS = 1_000_000_000;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final DateTimeFormatter TIME_OF_DAY = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .toFormatter();

    private final ParquetField field;

    Meaning(ParquetField field) {
        this.field = field;
    }

    /** Whether numbers are integers that a double may round. */
    boolean mayRound() {
        return switch (field.kind()) {
            case INTEGER, UNSIGNED -> field.physical() == Physical.INT64;
            case DECIMAL -> field.scale() == 0;
            default -> false;
        };
    }

    /** The number of some bits, of an integer its value. */
    double number(long bits) {
        return switch (field.kind()) {
            case DOUBLE -> Double.longBitsToDouble(bits);
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case INTEGER -> bits;
            case UNSIGNED -> unsigned(bits);
            case DECIMAL -> decimal(bits);
            default -> throw new IllegalStateException(field.words() + " are no numbers");
        };
    }

    /** The text of some bits. */
    String text(long bits) {
        return switch (field.kind()) {
            case DOUBLE, FLOAT -> Numbers.exact(number(bits));
            case INTEGER -> Long.toString(bits);
            case UNSIGNED -> Long.toUnsignedString(field.physical() == Physical.INT32 ? bits & 0xFFFF_FFFFL : bits);
            case DECIMAL -> BigDecimal.valueOf(bits, field.scale()).toPlainString();
            case BOOLEAN -> bits == 0 ? "false" : "true";
            case DATE -> LocalDate.ofEpochDay(bits).toString();
            case TIME -> TIME_OF_DAY.format(LocalTime.ofNanoOfDay(nanosecondsOfDay(bits)));
            case TIMESTAMP -> timestamp(bits);
            default -> throw new IllegalStateException(field.words() + " are not of so many bits");
        };
    }

    /** The number of some bytes. */
    double number(byte[] bytes, int start, int end) {
        return field.kind() == ParquetField.Kind.HALF
                ? half((int) Bytes.littleEndian(bytes, start, Short.BYTES))
                : decimal(bytes, start, end).doubleValue();
    }

    /** The text of some bytes. */
    String text(byte[] bytes, int start, int end) {
        return switch (field.kind()) {
            case TEXT -> new String(bytes, start, end - start, StandardCharsets.UTF_8);
            case HALF -> Numbers.exact(number(bytes, start, end));
            case DECIMAL -> decimal(bytes, start, end).toPlainString();
            case UUID -> uuid(bytes, start);
            default -> throw new IllegalStateException(field.words() + " have no text");
        };
    }

    private double unsigned(long bits) {
        if (field.physical() == Physical.INT32) {
            return bits & 0xFFFF_FFFFL;
        }
        return bits >= 0 ? bits : new BigInteger(Long.toUnsignedString(bits)).doubleValue();
    }

    /** The nearest double: a quotient of exact doubles is rounded once. */
    private double decimal(long unscaled) {
        boolean exact = Math.abs(unscaled) <= LARGEST_EXACT && unscaled != Long.MIN_VALUE;
        return exact && field.scale() >= 0 && field.scale() < POWERS_OF_TEN.length
                ? unscaled / POWERS_OF_TEN[field.scale()]
                : BigDecimal.valueOf(unscaled, field.scale()).doubleValue();
    }

    private BigDecimal decimal(byte[] bytes, int start, int end) {
        return start == end
                ? BigDecimal.valueOf(0, field.scale())
                : new BigDecimal(new BigInteger(bytes, start, end - start), field.scale());
    }

    private String timestamp(long units) {
        long seconds = Math.floorDiv(units, (long) field.scale());
        long rest = Math.floorMod(units, (long) field.scale()) * (NANOSECONDS / field.scale());
        LocalDateTime time = LocalDateTime.ofEpochSecond(seconds, (int) rest, ZoneOffset.UTC);
        return time.toLocalDate() + " " + TIME_OF_DAY.format(time.toLocalTime()) + (field.inUtc() ? "+00:00" : "");
    }

    private long nanosecondsOfDay(long units) {
        long unit = NANOSECONDS / field.scale();
        return Math.floorMod(units, 86_400L * field.scale()) * unit;
    }

    /** A number of 16 bits: 1 of sign, 5 of exponent, 10 of fraction. */
    private static double half(int bits) {
        int exponent = bits >>> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
                ? fraction * 0x1p-24
                : exponent == 0x1F
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : Math.scalb(1.0 + fraction * 0x1p-10, exponent - 15);
        return (bits & 0x8000) == 0 ? size : -size;
    }

    private static String uuid(byte[] bytes, int start) {
        long[] halves = new long[2];
        for (int k = 0; k < 2 * Long.BYTES; k++) {
            halves[k / Long.BYTES] = halves[k / Long.BYTES] << Byte.SIZE | (bytes[start + k] & 0xFF);
        }
        return new UUID(halves[0], halves[1]).toString();
    }
}
