package dev.regfit.cli.table;

import java.util.function.Consumer;

/** Windows of a number of rows. */
public final class RowCut implements WindowCut {
    private final long length;
    private final long step;
    private final boolean expanding;
    private long rows;
    private long windows;

    /**
     * @param length rows of a window, or of the first if they expand
     * @param step rows by which the end of a window is behind that of the one before
     * @param expanding whether all begin with the first row
     */
    public RowCut(long length, long step, boolean expanding) {
        this.length = length;
        this.step = step;
        this.expanding = expanding;
    }

    @Override
    public void after(Consumer<Window> complete) {
        rows++;
        long end = length + windows * step;
        if (rows == end) {
            long start = needed();
            windows++;
            complete.accept(new Window(Long.toString(start + 1), Long.toString(end), start, end));
        }
    }

    @Override
    public long needed() {
        return expanding ? 0 : windows * step;
    }
}
