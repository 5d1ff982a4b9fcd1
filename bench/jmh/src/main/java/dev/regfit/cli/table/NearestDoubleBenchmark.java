package dev.regfit.cli.table;

import java.util.Random;
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

/** Time to find the double nearest to w·10^q. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(NearestDoubleBenchmark.COUNT)
@Fork(2)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class NearestDoubleBenchmark {
    static final int COUNT = 10_000;

    /** Number of digits of w: up to 15 one division is enough. */
    @Param({"15", "17"})
    public int digits;

    private final NearestDouble nearest = new NearestDouble();
    private final long[] w = new long[COUNT];
    private final int[] q = new int[COUNT];

    @Setup
    public void draw() {
        Random random = new Random(1);
        for (int i = 0; i < COUNT; i++) {
            w[i] = (long) (Math.pow(10, digits - 1) * (1 + 9 * random.nextDouble()));
            q[i] = -digits + random.nextInt(3);
        }
    }

    @Benchmark
    public double of() {
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += nearest.of(w[i], q[i]);
        }
        return sum;
    }
}
