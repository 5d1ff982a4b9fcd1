package dev.regfit.cli.table;

import dev.regfit.data.Classes;
import dev.regfit.data.Counts;
import dev.regfit.data.DataProblem;
import dev.regfit.data.MissingPolicy;
import dev.regfit.data.Predictor;
import dev.regfit.data.RowEncoder;
import dev.regfit.data.Term;
import dev.regfit.model.LinearModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a table's rows as the features of a model, one row at a time in constant memory. */
public final class ModelRows {
    private final Table table;
    private final LinearModel model;
    private final MissingPolicy missing;
    private final Unseen unseen;
    private final List<Slot> slots = new ArrayList<>();
    /** Predictors that some term is computed from. */
    private final boolean[] used;

    private final RowEncoder encoder;
    private final String[] texts;
    private final double[] features;
    private final int offsetSlot;
    private int targetSlot = -1;
    /** Of a target that predictions are shown beside. */
    private int besideSlot = -1;

    private int weightSlot = -1;
    private final CellCounts counts;
    private long dropped;
    /** Rows that were left out for a text that the model does not know. */
    private long unpredictable;
    /** Whether rows that are left out get an empty prediction. */
    private boolean empty;

    /** Gets each row with its features, none missing; both are reused. */
    @FunctionalInterface
    public interface Sink {
        void row(Row row, double[] features);
    }

    /**
     * @param unseen what becomes of texts that the model does not know
     * @throws DataException when a column of the model is not in the table
     */
    public ModelRows(Table table, LinearModel model, MissingPolicy missing, Unseen unseen) {
        this.table = table;
        this.model = model;
        this.missing = missing;
        this.unseen = unseen;
        List<Integer> positions = ModelColumns.positions(table, model.schema());
        encoder = new RowEncoder(model.schema());
        counts = new CellCounts(missing.fill());
        features = new double[model.weights().length];
        texts = new String[positions.size()];
        used = new boolean[positions.size()];
        for (Term term : model.schema().terms()) {
            for (int k = 0; k < used.length; k++) {
                used[k] |= term.columns()
                        .contains(model.schema().predictors().get(k).name());
            }
        }
        for (int k = 0; k < positions.size(); k++) {
            boolean text = model.schema().predictors().get(k).text();
            slots.add(Slot.model(positions.get(k), text));
        }
        offsetSlot = model.schema().response().hasOffset()
                ? also(Slot.offset(ModelColumns.offset(table, model.schema())))
                : -1;
    }

    /** Asks for a further column of each row; returns its slot in the {@link Row}. */
    public int also(Slot slot) {
        slots.add(slot);
        return slots.size() - 1;
    }

    /**
     * Asks for the true values and, if named, row weights too. A row of weight zero is passed over.
     *
     * @param target name or number of a column, or null for the model's target
     * @param weights name or number of a column, or null
     * @throws DataException when there is no such column
     */
    public ModelRows withTarget(String target, String weights) {
        int column = target == null
                ? ModelColumns.target(table, model.schema())
                : ColumnSelection.resolveOne(target, table.names());
        targetSlot = also(targetSlot(column));
        if (weights != null) {
            weightSlot = also(Slot.weights(ColumnSelection.resolveOne(weights, table.names())));
        }
        return this;
    }

    /**
     * Asks for the true values of the model's own target beside predictions, for which they are not needed.
     *
     * @throws DataException when there is no such column
     */
    public ModelRows besideTarget() {
        besideSlot = also(targetSlot(ModelColumns.target(table, model.schema())));
        return this;
    }

    private Slot targetSlot(int column) {
        return model.schema().classes().isPresent() ? Slot.classes(column) : Slot.target(column);
    }

    /**
     * The row's true value, after {@link #withTarget} or {@link #besideTarget}: of two classes 0 or 1; NaN where it is
     * missing.
     *
     * @throws DataException when the model is not for such a target
     */
    public double target(Row row) {
        int slot = targetSlot >= 0 ? targetSlot : besideSlot;
        if (isWithoutTarget(row, slot)) {
            return Double.NaN;
        }
        Optional<Classes> classes = model.schema().classes();
        try {
            return classes.isPresent() ? classes.get().code(row.label(slot)) : model.requireTarget(row.number(slot));
        } catch (DataProblem problem) {
            throw new DataException(row.place(), columnName(slot), problem.getMessage());
        }
    }

    private boolean isWithoutTarget(Row row, int slot) {
        return slots.get(slot).type() == ColumnType.TEXT ? row.text(slot) == null : Double.isNaN(row.number(slot));
    }

    /** What is added to the row's linear predictor, 0 if the model has no offset. */
    public double offset(Row row) {
        return offsetSlot < 0 ? 0.0 : row.number(offsetSlot);
    }

    /** The row's weight, 1 if there are no weights. */
    public double weight(Row row) {
        return weightSlot < 0 ? 1.0 : row.number(weightSlot);
    }

    /** Reads all rows; those left out because of a missing value are counted and not handed over. */
    public void read(Sink sink) {
        read(table::read, sink);
    }

    /** The same of rows from elsewhere, with the slots of these. */
    void read(RowFeed feed, Sink sink) {
        read(feed, sink, row -> {});
    }

    /**
     * Reads all rows to predict each, in order.
     *
     * @param unpredicted gets the rows that lack a value and are to have an empty prediction
     */
    public void readAll(Sink sink, RowSink unpredicted) {
        empty = missing != MissingPolicy.SKIP;
        read(table::read, sink, empty ? unpredicted : row -> {});
    }

    private void read(RowFeed feed, Sink sink, RowSink leftOut) {
        feed.read(slots, row -> {
            if (isPassedOver(row)) {
                leftOut.row(row);
            } else {
                sink.row(row, encoded(row));
            }
        });
    }

    /** What is wanted of each record, in the order of the slots. */
    List<Slot> slots() {
        return slots;
    }

    /** Whether a row is left out, in which case it does not matter what else is wrong with it. */
    boolean isPassedOver(Row row) {
        requireWeight(row);
        if (weight(row) == 0) {
            return true;
        }
        boolean lacks = (targetSlot >= 0 && isWithoutTarget(row, targetSlot)) || Double.isNaN(offset(row));
        boolean leftOut = missing != MissingPolicy.ERROR && lacks;
        for (int k = 0; missing.dropsRows() && k < used.length; k++) {
            leftOut |= used[k] && isMissing(row, k);
        }
        dropped += leftOut ? 1 : 0;
        boolean unknown = !leftOut && unseen == Unseen.EMPTY && hasUnseen(row);
        unpredictable += unknown ? 1 : 0;
        return leftOut || unknown;
    }

    private boolean hasUnseen(Row row) {
        for (int k = 0; k < used.length; k++) {
            String text = used[k] && predictor(k).text() ? text(row, k) : null;
            if (text != null && !predictor(k).knows(text)) {
                return true;
            }
        }
        return false;
    }

    /** The features of a row that is not left out, none missing; they are reused. */
    double[] encoded(Row row) {
        for (int k = 0; k < texts.length; k++) {
            texts[k] = predictor(k).text() ? text(row, k) : null;
        }
        if (encode(row) > 0) {
            countUnseen();
        }
        complete(row);
        return features;
    }

    private Predictor predictor(int k) {
        return model.schema().predictors().get(k);
    }

    private String text(Row row, int k) {
        String text = row.text(k);
        return text == null && missing.hasMissingLevel() ? MissingPolicy.LEVEL : text;
    }

    private void countUnseen() {
        for (int k = 0; k < texts.length; k++) {
            if (texts[k] != null && !predictor(k).knows(texts[k])) {
                counts.unseen(predictor(k).name(), texts[k]);
            }
        }
    }

    private boolean isMissing(Row row, int k) {
        return predictor(k).text() ? row.text(k) == null : Double.isNaN(row.number(k));
    }

    private int encode(Row row) {
        try {
            return encoder.encode(row.numbers(), texts, features, unseen == Unseen.ZERO);
        } catch (DataProblem problem) {
            throw DataException.at(
                    row.place(),
                    problem.getMessage()
                            + (problem.kind() == DataProblem.Kind.UNSEEN_LEVEL
                                    ? "; --unseen zero treats it as none of the known ones, --unseen empty leaves %s"
                                            .formatted(what())
                                    : "; the model cannot predict this row"));
        }
    }

    /** Fills in what is missing, or refuses it. */
    private void complete(Row row) {
        boolean filled = false;
        for (int j = 0; j < features.length; j++) {
            if (Double.isNaN(features[j])) {
                if (missing == MissingPolicy.ERROR) {
                    throw missingProblem(row, columnOf(row, j));
                }
                features[j] = missing.fill() == MissingPolicy.Fill.ZERO ? 0 : model.fills()[j];
                filled = true;
            }
        }
        if (filled) {
            countFilled(row);
        }
        if (Double.isNaN(offset(row))) {
            throw new DataException(
                    row.place(), columnName(offsetSlot), "the offset is missing; --na drop leaves " + what());
        }
        if (targetSlot >= 0 && isWithoutTarget(row, targetSlot)) {
            throw new DataException(
                    row.place(), columnName(targetSlot), "the target value is missing; --na drop leaves the row out");
        }
    }

    private void countFilled(Row row) {
        Optional<List<String>> incomplete = model.training().provenance().incomplete();
        for (int k = 0; k < used.length && incomplete.isPresent(); k++) {
            Predictor predictor = predictor(k);
            boolean level = predictor.text() && (missing.hasMissingLevel() || predictor.knows(MissingPolicy.LEVEL));
            if (used[k] && isMissing(row, k) && !level && !incomplete.get().contains(predictor.name())) {
                counts.filled(predictor.name());
            }
        }
    }

    private DataException missingProblem(Row row, String column) {
        String fill = model.training().provenance().missing().fill().label();
        return new DataException(
                row.place(),
                column,
                "the value is missing; --na %1$s fills in the %1$s of the training data, --na drop leaves %2$s"
                        .formatted(fill, what()));
    }

    /** What is left out, or empty, for want of a value. */
    private String what() {
        return targetSlot >= 0 ? "the row out" : "the prediction empty";
    }

    private void requireWeight(Row row) {
        try {
            DataProblem.requireWeight(weight(row));
        } catch (DataProblem problem) {
            throw new DataException(row.place(), columnName(weightSlot), problem.getMessage());
        }
    }

    private String columnName(int slot) {
        return table.names().get(slots.get(slot).column());
    }

    /** The column whose missing cell makes a feature missing. */
    private String columnOf(Row row, int feature) {
        int[] widths = model.schema().widths();
        int term = 0;
        for (int to = widths[0]; to <= feature; to += widths[term]) {
            term++;
        }
        List<String> columns = model.schema().terms().get(term).columns();
        for (int k = 0; k < model.schema().predictors().size(); k++) {
            Predictor predictor = model.schema().predictors().get(k);
            if (isMissing(row, k) && columns.contains(predictor.name())) {
                return predictor.name();
            }
        }
        throw new IllegalArgumentException("feature " + feature + " is not missing");
    }

    /** Number of rows left out because a value was missing. */
    public long dropped() {
        return dropped;
    }

    /** What the user should know about what was read. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (dropped > 0) {
            notes.add(empty ? emptyNote(dropped) : droppedNote(dropped));
        }
        if (unpredictable > 0) {
            notes.add("%s with a text that was not in the training data %s"
                    .formatted(
                            Counts.grouped(unpredictable) + (unpredictable == 1 ? " row" : " rows"),
                            targetSlot >= 0
                                    ? "left out"
                                    : unpredictable == 1 ? "has an empty prediction" : "have empty predictions"));
        }
        notes.addAll(counts.notes());
        return notes;
    }

    static String droppedNote(long rows) {
        return Counts.grouped(rows) + (rows == 1 ? " row" : " rows") + " left out because a value is missing";
    }

    private static String emptyNote(long rows) {
        String which = rows == 1
                ? " row has a missing value and an empty prediction"
                : " rows have a missing value and an empty prediction";
        return Counts.grouped(rows) + which + "; --na skip leaves such rows out";
    }

    /** The part of the notes that is about single cells. */
    List<String> cellNotes() {
        return counts.notes();
    }
}
