package dev.regfit.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Text, kept as the number of its level in order of appearance; -1 is missing. */
final class TextColumn extends CellColumn {
    private final Map<String, Integer> ids = new HashMap<>();
    private final List<String> levels = new ArrayList<>();
    private DoubleList cells = new DoubleList();

    TextColumn(String name) {
        super(name);
    }

    @Override
    boolean isMissing(double number, String text) {
        return text == null;
    }

    @Override
    void add(double number, String text) {
        cells.add(text == null ? -1 : ids.computeIfAbsent(text, this::newLevel));
    }

    private int newLevel(String level) {
        if (levels.size() == DatasetBuilder.MAX_LEVELS) {
            throw new DataProblem(
                    DataProblem.Kind.TOO_MANY_LEVELS,
                    "column \"%s\" has more than %d different texts, like an identifier (the latest is \"%s\")"
                            .formatted(name(), DatasetBuilder.MAX_LEVELS, level));
        }
        levels.add(level);
        return levels.size() - 1;
    }

    @Override
    Predictor predictor(Encoding encoding) {
        return Predictor.text(name(), levels.stream().sorted().toList(), encoding);
    }

    @Override
    int encode(Predictor predictor, double[] values, int at, int n) {
        int[] positions = new int[levels.size()];
        for (int id = 0; id < positions.length; id++) {
            positions[id] = predictor.position(levels.get(id));
        }
        for (int i = 0; i < n; i++) {
            int id = (int) cells.get(i);
            for (int k = 0; k < predictor.width(); k++) {
                double value = id < 0 ? Double.NaN : positions[id] == k ? 1.0 : 0.0;
                values[(at + k) * n + i] = value;
            }
        }
        return predictor.width();
    }

    @Override
    void get(int row, int place, double[] numbers, String[] texts) {
        int id = (int) cells.get(row);
        texts[place] = id < 0 ? null : levels.get(id);
    }

    @Override
    void release() {
        cells = new DoubleList();
    }
}
