package dev.regfit.cli.table;

/** Hears from time to time how far reading has come. */
public interface ReadingListener {
    /** Hears nothing. */
    ReadingListener NONE = new ReadingListener() {
        @Override
        public void read(long bytes, long ofBytes, long records) {}

        @Override
        public void done() {}
    };

    /**
     * Some more has been read.
     *
     * @param bytes of text read so far, in all files
     * @param ofBytes in all; 0 if that is not known
     * @param records read so far
     */
    void read(long bytes, long ofBytes, long records);

    /** All has been read, or no more can be. */
    void done();
}
