package dev.regfit.linalg;

import java.lang.reflect.InvocationTargetException;

/**
 * Loads the Vector API, which is an incubator module, into the running JVM.
 *
 * <p>{@code --add-modules jdk.incubator.vector} would print a warning at every start. The JDK's own way to add a module
 * later is internal; the manifest of regfit.jar exports it to us. Where that is not granted, or the JDK is built
 * otherwise, loading fails, and the caller goes on without.
 */
final class VectorModule {
    private static final String VECTOR_API = "jdk.incubator.vector";

    private VectorModule() {}

    /**
     * Returns the kernels on the Vector API. Everything is reached by name, so that the other classes compile and run
     * without it.
     *
     * @throws ReflectiveOperationException if the JDK does not let us in or has no such module
     * @throws LinkageError if the module is not what the kernels were compiled against
     * @throws RuntimeException if the processor has no vectors of doubles, or the module is not found
     */
    static synchronized KernelProvider load() throws ReflectiveOperationException {
        if (ModuleLayer.boot().findModule(VECTOR_API).isEmpty()) {
            call(() -> Class.forName("jdk.internal.module.Modules")
                    .getMethod("loadModule", String.class)
                    .invoke(null, VECTOR_API));
        }
        return (KernelProvider) call(() -> Class.forName("dev.regfit.linalg.SimdKernels")
                .getDeclaredConstructor()
                .newInstance());
    }

    private interface Reflection {
        Object run() throws ReflectiveOperationException;
    }

    /** What went wrong inside a reflective call says more than that one was made. */
    private static Object call(Reflection reflection) throws ReflectiveOperationException {
        try {
            return reflection.run();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof LinkageError cause) {
                throw cause;
            }
            throw e;
        }
    }
}
