package dev.regfit.cli.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for one cell: by the scanner, by what it leaves unusual cells to, and by the JDK from a string that is there. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Cells.COUNT)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NumericScannerBenchmark {
    /** How the numbers are written. */
    @Param
    public Cells form;

    private final NumericScanner scanner = new NumericScanner(',', '.');
    private final CellParser parser = new CellParser('.', TableOptions.MISSING);
    private String[] cells;
    private byte[] bytes;

    @Setup
    public void write() {
        cells = form.cells();
        byte[] text = (String.join(",", cells) + "\n").getBytes(StandardCharsets.US_ASCII);
        bytes = Arrays.copyOf(text, text.length + NumericScanner.PADDING);
    }

    @Benchmark
    public double scanner() {
        scanner.over(bytes);
        double sum = 0;
        int at = 0;
        for (int i = 0; i < Cells.COUNT; i++) {
            sum += scanner.number(at);
            at = scanner.end() + 1;
        }
        return sum;
    }

    @Benchmark
    public double cellParser() {
        double sum = 0;
        for (String cell : cells) {
            sum += parser.number(cell);
        }
        return sum;
    }

    @Benchmark
    public double jdk() {
        double sum = 0;
        for (String cell : cells) {
            sum += Double.parseDouble(cell);
        }
        return sum;
    }
}
