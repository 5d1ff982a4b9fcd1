package dev.regfit.cli.table.parquet;

import java.io.IOException;
import java.util.Arrays;

/** A column as texts, whatever its values are. For one thread at a time. */
public final class TextColumn extends ColumnReader {
    /** So many texts are kept to be handed over again, a power of two; columns with more levels are few. */
    private static final int KEPT = 1 << 10;

    private final ParquetField field;
    private final Meaning meaning;
    private final Slices slices = new Slices();
    private String[] values = new String[0];
    private String[] dictionary = new String[0];
    /** The text last seen with each hash of its bytes. */
    private final String[] texts = new String[KEPT];

    private final byte[][] keys = new byte[KEPT][];

    private String[] to;

    TextColumn(PageReader pages, ParquetField field) {
        super(pages);
        this.field = field;
        this.meaning = new Meaning(field);
    }

    /**
     * Takes the next values; a missing one is {@code null}.
     *
     * @param to gets them from its start on
     * @throws ParquetException if the file is damaged
     */
    public void next(int count, String[] to) throws IOException {
        this.to = to;
        advance(count);
    }

    @Override
    void decodeDictionary(PageReader page) {
        dictionary = texts(page, new String[page.values()]);
    }

    @Override
    void decode(PageReader page) {
        int count = page.present();
        String[] into = values.length < count ? new String[count] : values;
        if (Encoding.isOfDictionary(page.encoding())) {
            int[] places = Encoding.places(page, dictionary.length);
            for (int i = 0; i < count; i++) {
                into[i] = dictionary[places[i]];
            }
            values = into;
        } else {
            values = texts(page, into);
        }
    }

    private String[] texts(PageReader page, String[] into) {
        int count = page.present();
        if (field.physical().isBytes()) {
            slices.read(page, field);
            for (int i = 0; i < count; i++) {
                into[i] = text(slices.bytes(), slices.start(i), slices.end(i));
            }
        } else {
            long[] bits = Encoding.bits(page, field.physical());
            for (int i = 0; i < count; i++) {
                into[i] = i > 0 && bits[i] == bits[i - 1] ? into[i - 1] : meaning.text(bits[i]);
            }
        }
        return into;
    }

    /** The text of some bytes; most often one that is there already. */
    private String text(byte[] bytes, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + bytes[i];
        }
        int place = (hash ^ hash >>> 16) & (KEPT - 1);
        byte[] key = keys[place];
        if (key == null || !Arrays.equals(key, 0, key.length, bytes, start, end)) {
            keys[place] = Arrays.copyOfRange(bytes, start, end);
            texts[place] = meaning.text(bytes, start, end);
        }
        return texts[place];
    }

    @Override
    void put(int from, int count, int place) {
        System.arraycopy(values, from, to, place, count);
    }

    @Override
    void putMissing(int place) {
        to[place] = null;
    }
}
