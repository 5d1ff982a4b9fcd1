package dev.regfit.linalg;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What {@code linalg} does by itself, on the Vector API and without, beside EJML: all on one thread. Of the percentiles
 * the lowest says most on a machine that does other work.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 1)
public class BesideEjmlBenchmark {
    private static final String ONE_THREAD = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";

    /** What is done. */
    @Param
    public Work work;

    /** The order of the matrix. */
    @Param({"50", "300", "1000", "2000"})
    public int p;

    private Supplier<Object> task;

    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {
                ONE_THREAD,
                "-Dregfit.simd=on",
                "--add-exports=java.base/jdk.internal.module=ALL-UNNAMED"
            })
    public Object simd() {
        if (task == null) {
            task = work.regfit(p);
        }
        return task.get();
    }

    @Benchmark
    @Fork(value = 1, jvmArgsAppend = {ONE_THREAD, "-Dregfit.simd=off"})
    public Object scalar() {
        if (task == null) {
            task = work.regfit(p);
        }
        return task.get();
    }

    @Benchmark
    @Fork(value = 1, jvmArgsAppend = ONE_THREAD)
    public Object ejml() {
        if (task == null) {
            task = work.ejml(p);
        }
        return task.get();
    }
}
