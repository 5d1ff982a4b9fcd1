package dev.regfit.data;

/** Numbers; NaN is missing. */
final class NumberColumn extends CellColumn {
    private DoubleList cells = new DoubleList();

    NumberColumn(String name) {
        super(name);
    }

    @Override
    boolean isMissing(double number, String text) {
        return Double.isNaN(number);
    }

    @Override
    void add(double number, String text) {
        cells.add(number);
    }

    @Override
    Predictor predictor(Encoding encoding) {
        return Predictor.number(name());
    }

    @Override
    int encode(Predictor predictor, double[] values, int at, int n) {
        cells.copyTo(values, at * n);
        return 1;
    }

    @Override
    void get(int row, int place, double[] numbers, String[] texts) {
        numbers[place] = cells.get(row);
    }

    @Override
    void release() {
        cells = new DoubleList();
    }
}
