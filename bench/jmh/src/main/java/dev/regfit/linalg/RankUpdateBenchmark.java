package dev.regfit.linalg;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time for G ← G + AᵀA, the upper triangle, with A of {@value #ROWS} rows: the block that moments are built of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RankUpdateBenchmark {
    static final int ROWS = 256;

    /** Number of columns. */
    @Param({"50", "200", "500"})
    public int p;

    private double[] a;
    private double[] g;

    @Setup
    public void draw() {
        Random random = new Random(1);
        a = new double[ROWS * p];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextGaussian();
        }
        g = new double[p * p];
    }

    @Benchmark
    @Fork(
            value = 2,
            jvmArgsAppend = {"-Dregfit.simd=on", "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"})
    public double[] simd() {
        Kernels.rankUpdate(a, 0, ROWS, p, g);
        return g;
    }

    @Benchmark
    @Fork(value = 2, jvmArgsAppend = "-Dregfit.simd=off")
    public double[] scalar() {
        Kernels.rankUpdate(a, 0, ROWS, p, g);
        return g;
    }
}
