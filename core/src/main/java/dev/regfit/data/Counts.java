package dev.regfit.data;

/** Counts as people read them. */
public final class Counts {
    private static final int GROUP = 3;

    private Counts() {}

    /** With commas between thousands: {@code 20,640}. Unlike {@code %,d} it needs no locale, which takes long to load. */
    public static String grouped(long count) {
        StringBuilder digits = new StringBuilder(Long.toString(count));
        int first = count < 0 ? 1 : 0;
        for (int at = digits.length() - GROUP; at > first; at -= GROUP) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
