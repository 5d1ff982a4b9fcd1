package dev.regfit.linalg;

import java.util.function.Predicate;

/**
 * Which kernels of a kind compute: the scalar ones at first, those on the Vector API once a process has shown that it has much to
 * do. As both give the same bits, it does not matter when that happens.
 *
 * <p>To load the module takes some 50 ms, and until C2 has compiled it, code on the Vector API takes hundreds of times
 * as long as scalar code: a small fit must not meet it at all, a large one not before it is warm. So work is counted;
 * when it is {@linkplain KernelKind#muchWork much} a thread of its own loads the module and exercises the kernels of that
 * kind beside the running computation (see {@link KernelTrial}), which changes over when they have proven right and faster. A JVM that
 * never makes them fast, as one without C2, stays with scalar code.
 *
 * <p>The system property {@code regfit.simd} is for tests and bug reports: {@code off} never loads the module,
 * {@code on} does at once.
 */
final class KernelChoice {
    /** Shorter loops stay scalar: there is little to gain, and it keeps the JIT's view of them simple. */
    private static final int LEAST_WORK = 32;

    private static final KernelProvider SCALAR = ScalarKernels.INSTANCE;

    /** How to come by the kernels on the Vector API, whatever may go wrong with it. */
    interface Loader {
        KernelProvider load() throws ReflectiveOperationException;
    }

    private final long muchWork;
    private final Loader loader;
    private final Predicate<KernelProvider> trial;

    /** Null as long as work is counted. */
    private volatile KernelProvider chosen;

    private volatile String whyScalar = "";

    /** Threads may overwrite each other's counts; then the change comes a little later. */
    private long work;

    /**
     * Chooses by the work to come.
     *
     * @param muchWork multiply-adds from which on a process tries the Vector API
     * @param simd the system property's value: {@code on}, {@code off}, or anything else to count
     * @param loader called once at most, but for descriptions
     * @param trial whether loaded kernels are right, and fast by now; may take its time
     */
    KernelChoice(long muchWork, String simd, Loader loader, Predicate<KernelProvider> trial) {
        this.muchWork = muchWork;
        this.loader = loader;
        this.trial = trial;
        if (simd.equals("off")) {
            refuse("switched off");
        } else if (simd.equals("on")) {
            load(kernels -> true);
        }
    }

    /** The kernels for a piece of work of so many multiply-adds. */
    KernelProvider forWork(long multiplyAdds) {
        if (multiplyAdds < LEAST_WORK) {
            return SCALAR;
        }
        KernelProvider current = chosen;
        if (current != null) {
            return current;
        }
        work += multiplyAdds;
        expect(work);
        return SCALAR;
    }

    /** Takes note of work that is to come, in all. */
    void expect(long multiplyAdds) {
        if (multiplyAdds >= muchWork && chosen == null) {
            prepare();
        }
    }

    private synchronized void prepare() {
        if (chosen != null) {
            return;
        }
        chosen = SCALAR;
        Thread thread = new Thread(() -> load(trial), "regfit-kernels");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((ignored, error) -> refuse(error.toString()));
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            refuse("no thread to load it on"); // the system allows no more; the computation needs none
        }
    }

    private void load(Predicate<KernelProvider> condition) {
        try {
            KernelProvider loaded = loader.load();
            if (condition.test(loaded)) {
                chosen = loaded;
            } else {
                refuse("the Vector API did not pass its trial");
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            refuse(withoutVectorApi(e));
        }
    }

    private void refuse(String why) {
        whyScalar = why;
        chosen = SCALAR;
    }

    private static String withoutVectorApi(Throwable error) {
        return "no Vector API: " + error;
    }

    /** For people: the kernels in use, or those that large work would use, or why they are scalar. */
    String description() {
        KernelProvider current = chosen;
        if (!whyScalar.isEmpty()) {
            return SCALAR.description() + " (" + whyScalar + ")";
        }
        if (current != null && current != SCALAR) {
            return current.description();
        }
        try {
            return loader.load().description() + ", for large work";
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            return SCALAR.description() + " (" + withoutVectorApi(e) + ")";
        }
    }
}
