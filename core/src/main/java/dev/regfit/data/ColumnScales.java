package dev.regfit.data;

import java.util.ArrayList;
import java.util.List;

/**
 * How each of some columns is scaled: to (x − center) / scale.
 *
 * @param scaling what centres and scales are
 * @param rows how many rows they were learnt from
 * @param columns all of different names
 */
public record ColumnScales(Scaling scaling, long rows, List<Column> columns) {

    /**
     * One column.
     *
     * @param scale greater than zero
     */
    public record Column(String name, double center, double scale) {
        double apply(double x) {
            return (x - center) / scale;
        }

        double undo(double x) {
            return x * scale + center;
        }

        /**
         * What a value has become.
         *
         * @param from the value it was
         * @throws DataProblem of kind NOT_FINITE when it is too large
         */
        double finite(double value, double from) {
            if (Math.abs(value) > Double.MAX_VALUE) {
                throw new DataProblem(
                        DataProblem.Kind.NOT_FINITE,
                        "column \"%s\": %s becomes too large a number, with center %s and scale %s"
                                .formatted(name, from, center, scale));
            }
            return value;
        }
    }

    public ColumnScales {
        columns = List.copyOf(columns);
    }

    /** By what is known of the columns. */
    static ColumnScales of(List<String> names, Scaling scaling, ColumnSummary summary, long rows) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < names.size(); j++) {
            columns.add(new Column(names.get(j), scaling.center(summary, j), scaling.scale(summary, j)));
        }
        return new ColumnScales(scaling, rows, columns);
    }
}
