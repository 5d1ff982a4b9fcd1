package dev.regfit.cli.table;

import dev.regfit.data.DataProblem;
import dev.regfit.data.Predictor;
import dev.regfit.data.Schema;
import dev.regfit.data.SparseRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * Reads svmlight (or libsvm) files: lines {@code target [qid:n] feature:value … # comment}, features ascending, those
 * that are absent zero. Hot code as far as {@link #parse}.
 */
public final class SvmlightReader {
    /** The name of the target, which such files do not tell. */
    public static final String TARGET = "y";

    private static final String VALUE = "the value of a feature";
    private static final int BUFFER = 1 << 20;
    private static final int MOST_DIGITS = 9;

    /** Gets each row; the arrays are reused. */
    @FunctionalInterface
    public interface Sink {
        void row(double target, int[] features, double[] values, int count);
    }

    private final List<Source> sources;
    private final CRC32C checksum = new CRC32C();
    private final NumericScanner scanner = new NumericScanner(' ', '.');
    private final CellParser parser = new CellParser('.', Set.of());
    private String file;
    private long line;
    private long rows;
    private int scannedEnd;
    private byte[] bytes = new byte[BUFFER + NumericScanner.PADDING + 1];
    private int[] features = new int[64];
    private double[] values = new double[64];

    public SvmlightReader(List<Source> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The display names of the files. */
    public List<String> files() {
        return sources.stream().map(Source::name).toList();
    }

    /** As {@link Table#checksum}. */
    public String checksum() {
        return String.format(Locale.ROOT, "crc32c:%08x", checksum.getValue());
    }

    /**
     * For each feature the position of its column in a schema, −1 where there is none.
     *
     * @throws DataException when a column of the schema is not a feature of such files
     */
    public int[] columns(Schema schema) {
        int[] columns = {};
        for (int j = 0; j < schema.predictors().size(); j++) {
            Predictor predictor = schema.predictors().get(j);
            int feature = feature(predictor);
            if (feature < 0) {
                throw DataException.in(
                        files().get(0),
                        "the model needs the column \"%s\"; columns of svmlight data are called x1, x2, …"
                                .formatted(predictor.name()));
            }
            int before = columns.length;
            if (feature >= before) {
                columns = Arrays.copyOf(columns, Math.max(feature + 1, 2 * before));
                Arrays.fill(columns, before, columns.length, -1);
            }
            columns[feature] = j;
        }
        return columns;
    }

    private static int feature(Predictor predictor) {
        String name = predictor.name();
        boolean possible = !predictor.text() && name.length() > 1 && name.length() <= MOST_DIGITS + 1;
        int feature = 0;
        for (int k = 1; possible && k < name.length(); k++) {
            int digit = name.charAt(k) - '0';
            possible = digit >= 0 && digit <= 9;
            feature = 10 * feature + digit;
        }
        return possible && name.equals(SparseRows.name(feature)) ? feature : -1;
    }

    /**
     * Reads all rows of all files in order.
     *
     * @throws DataException when a line cannot be used, or there is none
     */
    public void read(Sink sink) {
        for (Source source : sources) {
            file = source.name();
            line = 0;
            try (PeekStream in = Inputs.open(source, checksum, Pace.STEADY, null)) {
                read(in, sink);
            } catch (IOException e) {
                throw Inputs.failure(file, e);
            }
        }
        if (rows == 0) {
            throw DataException.in(files().get(0), "holds no rows");
        }
    }

    private void read(PeekStream in, Sink sink) throws IOException {
        int end = 0;
        boolean more = true;
        while (more) {
            if (end + NumericScanner.PADDING + 1 >= bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            int n = in.read(bytes, end, bytes.length - NumericScanner.PADDING - 1 - end);
            more = n >= 0;
            end += Math.max(n, 0);
            if (!more && end > 0 && bytes[end - 1] != '\n') {
                bytes[end++] = '\n';
            }
            scanner.over(bytes);
            int from = 0;
            for (int next = lineEnd(from, end); next >= 0; next = lineEnd(from, end)) {
                line++;
                parse(from, sink);
                from = next + 1;
            }
            System.arraycopy(bytes, from, bytes, 0, end - from);
            end -= from;
        }
    }

    private int lineEnd(int from, int end) {
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** One line, which ends with a line end. */
    private void parse(int from, Sink sink) {
        int i = skipBlanks(from);
        if (isEnd(bytes[i])) {
            return;
        }
        double target = number(i, "the target");
        i = skipBlanks(scannedEnd);
        int count = 0;
        int last = -1;
        while (!isEnd(bytes[i])) {
            int start = i;
            int feature = 0;
            while (bytes[i] >= '0' && bytes[i] <= '9' && i - start < MOST_DIGITS) {
                feature = 10 * feature + (bytes[i++] - '0');
            }
            if (i == start && bytes[i] == 'q' && bytes[i + 1] == 'i' && bytes[i + 2] == 'd' && bytes[i + 3] == ':') {
                i = skipBlanks(tokenEnd(i));
                continue;
            }
            if (i == start || bytes[i] != ':') {
                throw at("%s is not feature:value, such as 3:0.5, with a feature from 0 to 999999999"
                        .formatted(DataException.quote(token(start))));
            }
            if (feature <= last) {
                throw at("feature %d comes after feature %d; features must ascend, each at most once in a line"
                        .formatted(feature, last));
            }
            last = feature;
            if (count == features.length) {
                features = Arrays.copyOf(features, 2 * count);
                values = Arrays.copyOf(values, 2 * count);
            }
            features[count] = feature;
            values[count++] = number(i + 1, VALUE);
            i = skipBlanks(scannedEnd);
        }
        rows++;
        try {
            sink.row(target, features, values, count);
        } catch (DataProblem problem) {
            throw new DataException(Place.line(file, line), null, problem);
        }
    }

    private double number(int from, String what) {
        byte first = bytes[from];
        boolean blank = first == ' ' || first == '\t';
        double value = blank ? NumericScanner.UNUSUAL : scanner.number(from);
        scannedEnd = scanner.end();
        if (value == NumericScanner.UNUSUAL) {
            scannedEnd = tokenEnd(from);
            value = parser.number(token(from));
            if (value == CellParser.UNUSABLE) {
                throw at(what + ", " + DataException.quote(token(from)) + ", is not a finite number of usual size"
                        + "; leave out what is missing, or correct the line");
            }
        }
        return value;
    }

    private int skipBlanks(int from) {
        int i = from;
        while (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r') {
            i++;
        }
        return i;
    }

    private static boolean isEnd(byte b) {
        return b == '\n' || b == '#';
    }

    private int tokenEnd(int from) {
        int i = from;
        while (!isEnd(bytes[i]) && bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    private String token(int from) {
        return new String(bytes, from, tokenEnd(from) - from, StandardCharsets.UTF_8);
    }

    private DataException at(String text) {
        return DataException.at(file, line, text);
    }
}
