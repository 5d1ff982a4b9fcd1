package dev.regfit.cli.table.parquet;

import java.io.IOException;
import java.util.TreeMap;

/** A column of numbers. For one thread at a time. */
public final class NumberColumn extends ColumnReader {
    private static final double LARGEST_EXACT = 1L << 53;

    private final ParquetField field;
    private final Meaning meaning;
    private final Rounding rounding;
    private final double largest;
    private final Slices slices = new Slices();
    /** Of the page at hand. */
    private double[] values = new double[0];

    /** Whether one of them is missing, or too large. */
    private boolean odd;

    /** Integers of the page that a double may have rounded. */
    private final TreeMap<Integer, String> rounded = new TreeMap<>();

    private double[] dictionary = new double[0];
    private String[] textsOfDictionary = new String[0];

    // where values are put
    private double[] to;
    private int at;
    private int stride;
    private boolean anyOdd;

    /** Hears of integers that may not be what a double holds. */
    @FunctionalInterface
    public interface Rounding {
        /**
         * @param place among the values taken at once
         * @param text the integer
         */
        void at(int place, String text);
    }

    /** @param largest magnitude of a usable number */
    NumberColumn(PageReader pages, ParquetField field, double largest, Rounding rounding) {
        super(pages);
        this.field = field;
        this.meaning = new Meaning(field);
        this.largest = largest;
        this.rounding = rounding;
    }

    /**
     * Takes the next values; a missing one is NaN.
     *
     * @param to gets value i at {@code at + i * stride}
     * @return whether one of them, or another near it, is missing or larger than a usable number
     * @throws ParquetException if the file is damaged
     */
    public boolean next(int count, double[] to, int at, int stride) throws IOException {
        this.to = to;
        this.at = at;
        this.stride = stride;
        anyOdd = false;
        advance(count);
        return anyOdd;
    }

    @Override
    void decodeDictionary(PageReader page) {
        int count = page.values();
        dictionary = numbers(page, new double[count]);
        textsOfDictionary = new String[count];
        rounded.forEach((i, text) -> textsOfDictionary[i] = text);
    }

    @Override
    void decode(PageReader page) {
        int count = page.present();
        double[] into = values.length < count ? new double[count] : values;
        if (Encoding.isOfDictionary(page.encoding())) {
            int[] places = Encoding.places(page, dictionary.length);
            rounded.clear();
            for (int i = 0; i < count; i++) {
                into[i] = dictionary[places[i]];
                if (textsOfDictionary[places[i]] != null) {
                    rounded.put(i, textsOfDictionary[places[i]]);
                }
            }
            values = into;
        } else {
            values = numbers(page, into);
        }
        boolean any = false;
        for (int i = 0; i < count; i++) {
            any |= !(Math.abs(values[i]) <= largest);
        }
        odd = any;
    }

    private double[] numbers(PageReader page, double[] into) {
        int count = page.present();
        rounded.clear();
        if (field.physical() == Physical.DOUBLE && isPlain(page)) {
            Encoding.doubles(page, into);
        } else if (field.physical().isBytes()) {
            slices.read(page, field);
            for (int i = 0; i < count; i++) {
                into[i] = meaning.number(slices.bytes(), slices.start(i), slices.end(i));
                if (meaning.mayRound() && Math.abs(into[i]) >= LARGEST_EXACT) {
                    rounded.put(i, meaning.text(slices.bytes(), slices.start(i), slices.end(i)));
                }
            }
        } else {
            long[] bits = Encoding.bits(page, field.physical());
            for (int i = 0; i < count; i++) {
                into[i] = meaning.number(bits[i]);
                if (meaning.mayRound() && Math.abs(into[i]) >= LARGEST_EXACT) {
                    rounded.put(i, meaning.text(bits[i]));
                }
            }
        }
        return into;
    }

    private static boolean isPlain(PageReader page) {
        return page.encoding() == Encoding.PLAIN;
    }

    @Override
    void put(int from, int count, int place) {
        anyOdd |= odd;
        int out = at + place * stride;
        for (int i = 0; i < count; i++) {
            to[out] = values[from + i];
            out += stride;
        }
        if (!rounded.isEmpty()) {
            rounded.subMap(from, from + count).forEach((i, text) -> rounding.at(place + i - from, text));
        }
    }

    @Override
    void putMissing(int place) {
        to[at + place * stride] = Double.NaN;
        anyOdd = true;
    }
}
