package dev.regfit.cli.table;

import dev.regfit.data.BuildOptions;
import dev.regfit.data.ClassTarget;
import dev.regfit.data.DatasetBuilder;
import dev.regfit.data.DistantRows;
import dev.regfit.data.Outcome;
import dev.regfit.data.PartsAnywhere;
import dev.regfit.data.Predictor;
import dev.regfit.data.ReadAgain;
import dev.regfit.data.Response;
import dev.regfit.data.Schema;
import dev.regfit.data.TargetRule;
import dev.regfit.data.TargetTransform;
import dev.regfit.data.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads a table's rows into a {@link DatasetBuilder}. */
public final class DatasetReader {
    /** After so many records there is time to think of how many there are in all. */
    private static final int LOOK_AHEAD = 1000;

    private final Table table;
    private final ColumnRoles roles;
    private final Schema shape;
    private final Slot.Use use;
    private final BuildOptions options;
    private final RowFeed feed;
    /** Whether some rows are kept apart. */
    private final boolean reserved;

    private DatasetReader(Rows rows, Schema shape, Slot.Use use, BuildOptions options) {
        this.table = rows.table();
        this.roles = rows.roles();
        this.shape = shape;
        this.use = use;
        this.options = options;
        this.feed = rows.feed();
        this.reserved = rows.reserved().isPresent();
    }

    /**
     * The rows to read.
     *
     * @param reserved rows kept apart, and so not read; empty for none
     */
    public record Rows(Table table, ColumnRoles roles, Optional<ReservedRows> reserved) {
        /** All rows. */
        public Rows(Table table, ColumnRoles roles) {
            this(table, roles, Optional.empty());
        }

        private RowFeed feed() {
            return reserved.map(kept -> kept.othersOf(table, roles)).orElse(table::read);
        }
    }

    /**
     * Reads rows.
     *
     * @param shape what they are, see {@link #shape}
     * @throws DataException when a cell or row cannot be used
     */
    public static DatasetBuilder read(Rows rows, Schema shape, BuildOptions options) {
        return new DatasetReader(rows, shape, Slot.Use.PREDICTOR, options).read();
    }

    /** What {@link #read} asks of each record. */
    public static List<Slot> slots(Rows rows, Schema shape, BuildOptions options) {
        return new DatasetReader(rows, shape, Slot.Use.PREDICTOR, options)
                .typedRows()
                .slots();
    }

    /** What {@link #readFor} asks of each record. */
    public static List<Slot> slotsFor(Rows rows, Schema schema, BuildOptions options) {
        return new DatasetReader(rows, schema, Slot.Use.MODEL, options)
                .typedRows()
                .slots();
    }

    /**
     * What rows are: predictors typed as the table's start shows them, terms and target.
     *
     * @param terms what is computed from the predictors; empty for these as they are
     * @param response how the target enters the fit
     */
    public static Schema shape(Rows rows, List<Term> terms, Response response) {
        Table table = rows.table();
        ColumnRoles roles = rows.roles();
        List<Predictor> predictors = TypedRows.predictors(table, roles);
        List<String> texts = new ArrayList<>();
        for (Predictor predictor : predictors) {
            if (predictor.text()) {
                texts.add(predictor.name());
            }
        }
        TermColumns.requireNumbers(terms, texts);
        String target = table.names().get(roles.target().orElseThrow());
        Schema shape = terms.isEmpty() ? new Schema(predictors, target) : new Schema(predictors, terms, target);
        return shape.with(response);
    }

    /**
     * Reads rows as a model's schema asks.
     *
     * @param rows with the roles of {@link #roles}
     * @throws DataException when a cell or row cannot be used
     */
    public static DatasetBuilder readFor(Rows rows, Schema schema, BuildOptions options) {
        return new DatasetReader(rows, schema, Slot.Use.MODEL, options).read();
    }

    /**
     * How rows that were read are read once more.
     *
     * @param rows of a table that can be read again, all of them
     * @param shape of the first reading
     */
    public static ReadAgain.Reading again(Rows rows, Schema shape) {
        Table first = rows.table();
        String before = first.checksum();
        return sink -> {
            try (Table table = first.again()) {
                new TypedRows(table, rows.roles(), shape.predictors(), Slot.Use.PREDICTOR, Optional.empty())
                        .read((row, texts, outcome) -> sink.row(row.numbers(), texts, outcome));
                if (!table.checksum().equals(before)) {
                    throw DataException.in(
                            String.join(", ", table.files()), "has changed while it was read again; start once more");
                }
            }
        };
    }

    /**
     * A model's columns, matched by name.
     *
     * @param weights name or number of the column of weights, or empty for none
     * @param label the same of the column that rows are parted by
     * @throws DataException when a column is missing
     */
    public static ColumnRoles roles(Table table, Schema schema, String weights, String label) {
        return new ColumnRoles(
                ModelColumns.positions(table, schema),
                OptionalInt.of(ModelColumns.target(table, schema)),
                optional(weights, table),
                optional(label, table),
                schema.offset().isEmpty() ? OptionalInt.empty() : OptionalInt.of(ModelColumns.offset(table, schema)));
    }

    private static OptionalInt optional(String column, Table table) {
        return column.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(ColumnSelection.resolveOne(column, table.names()));
    }

    private TargetRule rule() {
        return options.target().orElse(shape.transform());
    }

    private TypedRows typedRows() {
        Optional<ClassTarget> classes = rule() instanceof ClassTarget two ? Optional.of(two) : Optional.empty();
        return new TypedRows(table, roles, shape.predictors(), use, classes);
    }

    private DatasetBuilder read() {
        return distant().orElseGet(this::readHere);
    }

    /** The sums of rows that are elsewhere and too many to be kept, where sums will do. */
    private Optional<DatasetBuilder> distant() {
        Optional<DistantTable> distant = table.distant();
        if (reserved || distant.isEmpty() || !options.summable(distant.get().rows(), shape)) {
            return Optional.empty();
        }
        List<DistantRows> cuts = new ArrayList<>();
        for (PartsAnywhere parts : options.partsAnywhere()) {
            cuts.add(distant.get().rows(roles, shape, options, parts));
        }
        return Optional.of(DatasetBuilder.summed(shape, options, cuts));
    }

    private DatasetBuilder readHere() {
        TypedRows rows = typedRows();
        Building building = new Building(rows);
        rows.read(feed, building);
        if (use == Slot.Use.PREDICTOR && rule() instanceof TargetTransform) {
            building.values.pair().ifPresent(pair -> table.note(TargetValues.note(shape.target(), pair)));
        }
        return building.builder;
    }

    /** Adds rows to a builder. */
    private final class Building implements TypedRows.Sink {
        private final TypedRows rows;
        private final DatasetBuilder builder = new DatasetBuilder(shape, options);
        private final TargetValues values = new TargetValues();
        private final int predictors = shape.predictors().size();
        private final MemoryLimit limit = new MemoryLimit(Runtime.getRuntime().maxMemory(), predictors);

        Building(TypedRows rows) {
            this.rows = rows;
        }

        @Override
        public void row(Row row, String[] texts, Outcome outcome) {
            lookAhead(row.record(), 1);
            boolean accepted = builder.refusedRows() == 0;
            long used = builder.rows();
            builder.add(row.numbers(), texts, outcome);
            if (builder.rows() > used) {
                values.add(outcome.target());
                rows.requireLabel(row);
            }
            if (accepted && builder.refusedRows() > 0) {
                builder.firstIncompleteAt(row.place().toString());
            }
        }

        @Override
        public boolean rows(long first, double[] numbers, int count) {
            lookAhead(first, count);
            boolean added = builder.addComplete(numbers, count);
            for (int i = 0; added && i < count && !values.areMany(); i++) {
                values.add(numbers[i * (predictors + 1) + predictors]);
            }
            return added;
        }

        /** Before so many records are added, of which the first has this number. */
        private void lookAhead(long first, int count) {
            if (first <= LOOK_AHEAD && LOOK_AHEAD < first + count) {
                builder.expect(table.expectedRecords());
            }
            limit.check(first, count, builder, table);
        }
    }
}
