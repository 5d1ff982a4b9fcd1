package dev.regfit.cli.table.parquet;

import java.io.IOException;

/** Goes through the values of a column, a page at a time. For one thread at a time. */
abstract class ColumnReader {
    private final PageReader pages;
    private int row;
    private int next;
    private int rows;
    private boolean[] there;

    ColumnReader(PageReader pages) {
        this.pages = pages;
    }

    /** Takes the next values and hands them over in order, as place 0, 1, … */
    final void advance(int count) throws IOException {
        int done = 0;
        while (done < count) {
            if (row == rows) {
                load();
            }
            int run = Math.min(count - done, rows - row);
            if (there == null) {
                put(next, run, done);
                next += run;
            } else {
                for (int i = 0; i < run; i++) {
                    if (there[row + i]) {
                        put(next++, 1, done + i);
                    } else {
                        putMissing(done + i);
                    }
                }
            }
            row += run;
            done += run;
        }
    }

    private void load() throws IOException {
        do {
            pages.next();
            try {
                if (pages.isDictionary()) {
                    decodeDictionary(pages);
                } else {
                    decode(pages);
                }
            } catch (IndexOutOfBoundsException | ArithmeticException e) {
                throw pages.damaged();
            }
        } while (pages.isDictionary() || pages.values() == 0);
        row = 0;
        next = 0;
        rows = pages.values();
        there = pages.there();
    }

    /** Keeps the values of a dictionary. */
    abstract void decodeDictionary(PageReader page);

    /** Keeps the values of a page that are not missing. */
    abstract void decode(PageReader page);

    /** Hands over some of the kept values. */
    abstract void put(int from, int count, int place);

    abstract void putMissing(int place);
}
