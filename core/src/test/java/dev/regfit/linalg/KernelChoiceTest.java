package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleFinder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class KernelChoiceTest {
    private static final KernelProvider SCALAR = ScalarKernels.INSTANCE;
    private static final long MUCH = 1L << 40;

    /** Scalar kernels under another name, which can be made to give a wrong dot product. */
    private record Fake(double error) implements KernelProvider {
        @Override
        public double dot(double[] a, int aOff, double[] b, int bOff, int n) {
            return SCALAR.dot(a, aOff, b, bOff, n) + error;
        }

        @Override
        public void axpy(double alpha, double[] x, int xOff, double[] y, int yOff, int n) {
            SCALAR.axpy(alpha, x, xOff, y, yOff, n);
        }

        @Override
        public void symmetricUpdate(
                double[] a,
                int aOff,
                int lda,
                int m,
                int p,
                double[] factors,
                int fOff,
                double[] g,
                int gOff,
                int ldg) {
            SCALAR.symmetricUpdate(a, aOff, lda, m, p, factors, fOff, g, gOff, ldg);
        }

        @Override
        public void multiply(
                double[] a,
                int aOff,
                int aRow,
                int aColumn,
                double[] b,
                int bOff,
                int ldb,
                double[] c,
                int cOff,
                int ldc,
                int m,
                int k,
                int n) {
            SCALAR.multiply(a, aOff, aRow, aColumn, b, bOff, ldb, c, cOff, ldc, m, k, n);
        }

        @Override
        public void bandForms(
                double[] packed,
                int groups,
                int width,
                double[] t,
                int columns,
                double[] u,
                double[] z,
                double[] squares,
                double[] products) {
            SCALAR.bandForms(packed, groups, width, t, columns, u, z, squares, products);
        }

        @Override
        public void columnProducts(double[] x, int m, int[] left, int[] right, double[] g) {
            SCALAR.columnProducts(x, m, left, right, g);
        }

        @Override
        public void laneProducts(double[] left, double[] right, int m, int order, double[] sums) {
            SCALAR.laneProducts(left, right, m, order, sums);
        }

        @Override
        public void exp(double[] x, double[] out, int n) {
            SCALAR.exp(x, out, n);
        }

        @Override
        public void log1p(double[] x, double[] out, int n) {
            SCALAR.log1p(x, out, n);
        }

        @Override
        public String description() {
            return "fake";
        }
    }

    private static boolean pass(KernelProvider kernels) {
        return kernels != SCALAR;
    }

    private static KernelProvider mustNotLoad() {
        throw new AssertionError("loaded");
    }

    private static void await(KernelChoice choice, String description) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (!choice.description().equals(description)) {
                Thread.sleep(1);
            }
        });
    }

    @Test
    void switchedOffStaysScalar() {
        KernelChoice choice = new KernelChoice(MUCH, "off", KernelChoiceTest::mustNotLoad, KernelChoiceTest::pass);
        assertSame(SCALAR, choice.forWork(MUCH));
        assertEquals("scalar (switched off)", choice.description());
    }

    @Test
    void switchedOnUsesTheVectorApiAtOnceWhereThereIsOne() {
        KernelChoice choice = new KernelChoice(MUCH, "on", VectorModule::load, KernelChoiceTest::pass);
        if (ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent()) {
            assertTrue(choice.description().startsWith("Vector API, "), choice.description());
            assertEquals("SimdKernels", choice.forWork(100).getClass().getSimpleName());
        } else {
            assertTrue(choice.description().startsWith("scalar (no Vector API: "), choice.description());
        }
    }

    @Test
    void shortLoopsStayScalar() {
        KernelChoice choice = new KernelChoice(MUCH, "on", () -> new Fake(0), KernelChoiceTest::pass);
        assertSame(SCALAR, choice.forWork(3));
        assertEquals(new Fake(0), choice.forWork(1000));
    }

    @Test
    void smallWorkNeverLoads() {
        KernelChoice choice = new KernelChoice(MUCH, "", KernelChoiceTest::mustNotLoad, KernelChoiceTest::pass);
        for (int i = 0; i < 1000; i++) {
            assertSame(SCALAR, choice.forWork(100_000));
        }
    }

    @Test
    void largeWorkChangesOverOnceTheTrialIsPassed() {
        CountDownLatch passed = new CountDownLatch(1);
        KernelChoice choice = new KernelChoice(MUCH, "", () -> new Fake(0), kernels -> {
            try {
                passed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        assertEquals("fake, for large work", choice.description());
        assertSame(SCALAR, choice.forWork(MUCH));
        assertSame(SCALAR, choice.forWork(MUCH));
        passed.countDown();
        await(choice, "fake");
        assertEquals(new Fake(0), choice.forWork(1000));
    }

    @Test
    void workToComeCountsToo() {
        KernelChoice choice = new KernelChoice(MUCH, "", () -> new Fake(0), KernelChoiceTest::pass);
        choice.expect(MUCH);
        await(choice, "fake");
    }

    @Test
    void whatFailsItsTrialIsNotUsed() {
        KernelChoice choice = new KernelChoice(MUCH, "", () -> new Fake(0), kernels -> false);
        choice.expect(MUCH);
        await(choice, "scalar (the Vector API did not pass its trial)");
        assertSame(SCALAR, choice.forWork(MUCH));
    }

    @Test
    void everyFailureToLoadFallsBackToScalar() {
        KernelChoice.Loader missing = () -> {
            throw new ClassNotFoundException("Modules");
        };
        KernelChoice.Loader broken = () -> {
            throw new UnsupportedClassVersionError("old");
        };
        KernelChoice.Loader unsupported = () -> {
            throw new UnsupportedOperationException("no vectors");
        };
        for (KernelChoice.Loader loader : new KernelChoice.Loader[] {missing, broken, unsupported}) {
            for (String simd : new String[] {"", "on"}) {
                KernelChoice choice = new KernelChoice(MUCH, simd, loader, KernelChoiceTest::pass);
                assertTrue(choice.description().startsWith("scalar (no Vector API: java.lang."), choice.description());
                assertSame(SCALAR, choice.forWork(1000));
            }
        }
    }

    /** A thread's death would be printed on standard error. */
    @Test
    void anErrorOnTheThreadIsKeptForTheDescription() {
        KernelChoice choice = new KernelChoice(MUCH, "", () -> new Fake(0), kernels -> {
            throw new InternalError("compiler");
        });
        choice.expect(MUCH);
        await(choice, "scalar (java.lang.InternalError: compiler)");
    }

    @Test
    void otherBitsFailTheTrial() {
        assertFalse(KernelTrial.passes(KernelKind.VECTORS, new Fake(1e-9)));
    }
}
