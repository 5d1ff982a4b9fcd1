package dev.regfit.data;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Reads a shard, trusting nothing: no size is believed that the bytes left cannot hold. */
final class ShardReader {
    /** A power is its degree, from 2; other terms are these. */
    static final int MAIN = 1;

    static final int LOG = 0;
    static final int INTERACTION = -1;

    private final ByteBuffer bytes;
    private final int format;

    /** @param format version of the bytes; the first did not say how cells were read, the third is of log targets */
    ShardReader(byte[] all, int from, int end, int format) {
        this.bytes = ByteBuffer.wrap(all, from, end - from);
        this.format = format;
    }

    int number() {
        return bytes.getInt();
    }

    /**
     * Reads all bytes.
     *
     * @throws DataProblem when the bytes are not those of a shard
     */
    Shard shard() {
        try {
            String version = text();
            List<String> files = list(this::text);
            String checksum = text();
            String weights = text();
            CellReading cells = format == 1 ? CellReading.USUAL : new CellReading((char) number(), list(this::text));
            TableMoments moments = tableMoments();
            require(bytes.remaining() == 0);
            return new Shard(moments, weights, version, files, checksum, cells);
        } catch (BufferUnderflowException | IllegalArgumentException | ArithmeticException e) {
            throw MomentsFormat.damaged();
        }
    }

    private TableMoments tableMoments() {
        MissingPolicy policy = policy(text());
        MomentColumns columns = columns();
        MissingCounts missing = missing(columns.schema().predictors().size());
        int m = columns.count();
        // Means, minima, maxima, half of the products, stand-ins; and behind the number of rows the weight.
        long doubles = 1 + 3L * m + (long) m * (m + 1) / 2 + columns.schema().width();
        require(bytes.remaining() == Long.BYTES + doubles * Double.BYTES);
        return new TableMoments(
                policy, missing, columns, moments(m), doubles(columns.schema().width()));
    }

    private static MissingPolicy policy(String label) {
        for (MissingPolicy policy : MissingPolicy.values()) {
            if (policy.label().equals(label)) {
                return policy;
            }
        }
        throw MomentsFormat.damaged();
    }

    private MomentColumns columns() {
        String target = text();
        List<Predictor> predictors = list(this::predictor);
        Set<String> names = new HashSet<>();
        for (Predictor predictor : predictors) {
            require(names.add(predictor.name()));
        }
        List<Term> terms = list(this::term);
        List<List<String>> incomplete = list(() -> list(this::text));
        TargetTransform transform = TargetTransform.NONE;
        if (format == MomentsFormat.OF_TRANSFORMED) {
            require(text().equals(TargetTransform.LOG.label()));
            transform = TargetTransform.LOG;
        }
        return new MomentColumns(new Schema(predictors, terms, target, Response.of(transform)), incomplete);
    }

    private Predictor predictor() {
        String name = text();
        boolean text = number() == 1;
        List<String> levels = list(this::text);
        require(text || levels.isEmpty());
        require(new HashSet<>(levels).size() == levels.size());
        return new Predictor(name, text, levels, List.of());
    }

    private Term term() {
        int kind = number();
        return kind == INTERACTION ? new Term.Interaction(list(() -> factor(number()))) : factor(kind);
    }

    private Term.Factor factor(int kind) {
        String column = text();
        return kind == MAIN ? new Term.Main(column) : kind == LOG ? new Term.Log(column) : new Term.Power(column, kind);
    }

    private MissingCounts missing(int inputs) {
        long[] cells = new long[inputs];
        boolean[] inKeptRows = new boolean[inputs];
        for (int k = 0; k < inputs; k++) {
            cells[k] = bytes.getLong();
            inKeptRows[k] = number() == 1;
        }
        return new MissingCounts(cells, inKeptRows, bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private Moments moments(int m) {
        long rows = bytes.getLong();
        double weight = bytes.getDouble();
        require(rows >= 0 && weight >= 0 && (rows > 0) == (weight > 0));
        double[] means = new double[m];
        double[] minima = new double[m];
        double[] maxima = new double[m];
        for (int j = 0; j < m; j++) {
            means[j] = bytes.getDouble();
            minima[j] = bytes.getDouble();
            maxima[j] = bytes.getDouble();
        }
        double[] products = new double[Math.multiplyExact(m, m)];
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                products[i * m + j] = bytes.getDouble();
            }
        }
        return new Moments(rows, weight, means, minima, maxima, products);
    }

    private double[] doubles(int count) {
        double[] doubles = new double[count];
        for (int j = 0; j < count; j++) {
            doubles[j] = bytes.getDouble();
        }
        return doubles;
    }

    private <T> List<T> list(Supplier<T> element) {
        int size = number();
        List<T> list = new ArrayList<>();
        for (int k = 0; k < size; k++) {
            list.add(element.get());
        }
        return list;
    }

    private String text() {
        int length = number();
        require(length >= 0 && length <= bytes.remaining());
        byte[] encoded = new byte[length];
        bytes.get(encoded);
        return new String(encoded, StandardCharsets.UTF_8);
    }

    private static void require(boolean sound) {
        if (!sound) {
            throw MomentsFormat.damaged();
        }
    }
}
