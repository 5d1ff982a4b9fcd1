package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.module.ModuleFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The contract of both kernels, to the bit: each is held against the order of additions that {@link Kernels} states,
 * written down once more in the plainest way.
 */
class KernelProviderTest {
    private static final int[] LENGTHS = IntStream.concat(IntStream.rangeClosed(0, 70), IntStream.of(127, 207, 1000))
            .toArray();
    private static final int[] ORDERS = {
        0, 1, 2, 3, 4, 5, 7, 8, 11, 12, 13, 16, 23, 24, 25, 31, 47, 48, 49, 70, 127, 207, 519
    };
    private static final int[] ROW_COUNTS = {0, 1, 2, 5, 127, 128, 129, 300};
    private static final double[] ODD = {
        Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -0.0, Double.MIN_VALUE, Double.MAX_VALUE
    };

    static List<KernelProvider> providers() throws ReflectiveOperationException {
        List<KernelProvider> providers = new ArrayList<>();
        providers.add(ScalarKernels.INSTANCE);
        if (isVectorApiThere()) {
            providers.add(VectorModule.load());
        }
        return providers;
    }

    private static boolean isVectorApiThere() {
        return ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent();
    }

    /** Or else these tests would hold scalar code against itself. */
    @Test
    void bothAreTested() throws ReflectiveOperationException {
        List<String> descriptions =
                providers().stream().map(KernelProvider::description).toList();
        assertEquals("scalar", descriptions.get(0));
        if (isVectorApiThere()) {
            assertTrue(descriptions.get(1).matches("Vector API, \\d+ bits"), descriptions.get(1));
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void dotAddsInTheStatedOrder(KernelProvider kernels) {
        Random random = new Random(1);
        for (int n : LENGTHS) {
            for (int offset = 0; offset < 4; offset++) {
                double[] a = Matrices.gaussian(n + 5, random);
                double[] b = Matrices.gaussian(n + 5, random);
                assertEquals(dot(a, offset, b, 3 - offset, n), kernels.dot(a, offset, b, 3 - offset, n), "n = " + n);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void axpyRoundsOnceAndChangesItsRangeOnly(KernelProvider kernels) {
        Random random = new Random(2);
        for (int n : LENGTHS) {
            for (int offset = 0; offset < 4; offset++) {
                double[] x = Matrices.gaussian(n + 5, random);
                double[] y = Matrices.gaussian(n + 5, random);
                double[] expected = y.clone();
                for (int i = 0; i < n; i++) {
                    expected[offset + i] = Math.fma(-1.7, x[3 - offset + i], y[offset + i]);
                }
                kernels.axpy(-1.7, x, 3 - offset, y, offset, n);
                assertArrayEquals(expected, y, "n = " + n);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void axpyWorksInPlace(KernelProvider kernels) {
        double[] y = Matrices.gaussian(101, new Random(3));
        double[] expected = Arrays.stream(y).map(v -> Math.fma(0.3, v, v)).toArray();
        kernels.axpy(0.3, y, 0, y, 0, y.length);
        assertArrayEquals(expected, y);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void symmetricUpdateTakesRowsInOrder(KernelProvider kernels) {
        Random random = new Random(4);
        for (int p : ORDERS) {
            for (int m : ROW_COUNTS) {
                int lda = p + random.nextInt(3);
                int ldg = p + random.nextInt(3);
                double[] a = Matrices.gaussian(2 + m * lda, random);
                double[] factors = random.nextBoolean() ? Matrices.gaussian(1 + m, random) : new double[0];
                double[] g = Matrices.gaussian(3 + p * ldg, random);
                double[] expected = g.clone();
                update(a, 2, lda, m, p, factors, 1, expected, 3, ldg);
                kernels.symmetricUpdate(a, 2, lda, m, p, factors, 1, g, 3, ldg);
                assertArrayEquals(expected, g, "p = " + p + ", m = " + m);
            }
        }
    }

    /** As in the factorisation, where what is subtracted stands above what it is subtracted from. */
    @ParameterizedTest
    @MethodSource("providers")
    void symmetricUpdateWorksWithinOneArray(KernelProvider kernels) {
        int order = 90;
        int done = 13;
        double[] u = Matrices.gaussian(order * order, new Random(5));
        double[] factors = Matrices.gaussian(done, new Random(6));
        double[] expected = u.clone();
        int rest = order - done;
        update(u.clone(), done, order, done, rest, factors, 0, expected, done * order + done, order);
        kernels.symmetricUpdate(u, done, order, done, rest, factors, 0, u, done * order + done, order);
        assertArrayEquals(expected, u);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void multiplyTakesColumnsInOrder(KernelProvider kernels) {
        Random random = new Random(8);
        for (int m : new int[] {0, 1, 4, 7, 33}) {
            for (int k : new int[] {0, 1, 5, 128, 131}) {
                for (int n : new int[] {0, 1, 8, 15, 16, 37, 519}) {
                    boolean byRows = random.nextBoolean();
                    int aRow = byRows ? k + 2 : 1;
                    int aColumn = byRows ? 1 : m + 2;
                    double[] a = Matrices.gaussian(3 + (m + 2) * (k + 2), random);
                    double[] b = Matrices.gaussian(2 + k * (n + 1), random);
                    double[] c = Matrices.gaussian(1 + m * (n + 3), random);
                    double[] expected = c.clone();
                    for (int i = 0; i < m; i++) {
                        for (int j = 0; j < n; j++) {
                            int at = 1 + i * (n + 3) + j;
                            for (int r = 0; r < k; r++) {
                                expected[at] =
                                        Math.fma(a[3 + i * aRow + r * aColumn], b[2 + r * (n + 1) + j], expected[at]);
                            }
                        }
                    }
                    kernels.multiply(a, 3, aRow, aColumn, b, 2, n + 1, c, 1, n + 3, m, k, n);
                    assertArrayEquals(expected, c, m + "×" + k + "×" + n);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void columnProductsTakeRowsInOrder(KernelProvider kernels) {
        Random random = new Random(8);
        for (int p : new int[] {0, 1, 3, 4, 5, 17, 40}) {
            for (int q : new int[] {0, 1, 2, 4, 7, 15, 16, 17, 33, 519}) {
                for (int m : ROW_COUNTS) {
                    double[] x = Matrices.gaussian(m + 30, random);
                    int[] left = random.ints(p, 0, 30).toArray();
                    int[] right = random.ints(q, 0, 30).toArray();
                    double[] g = Matrices.gaussian(p * q, random);
                    double[] expected = g.clone();
                    for (int r = 0; r < m; r++) {
                        for (int at = 0; at < p * q; at++) {
                            expected[at] = Math.fma(x[left[at / q] + r], x[right[at % q] + r], expected[at]);
                        }
                    }
                    kernels.columnProducts(x, m, left, right, g);
                    assertArrayEquals(expected, g, "p = " + p + ", q = " + q + ", m = " + m);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void laneProductsTakeEveryEighthRowInOrder(KernelProvider kernels) {
        Random random = new Random(10);
        for (int order : new int[] {1, 2, 3, 4, 5, 11, 12, 13, 29}) {
            for (int m : new int[] {8, 16, 104}) {
                int width = LaneSums.width(order);
                double[] left = Matrices.gaussian(m * LaneSums.height(order), random);
                double[] right = Matrices.gaussian(m * width, random);
                double[] sums = Matrices.gaussian(8 * LaneSums.height(order) * width, random);
                double[] expected = sums.clone();
                kernels.laneProducts(left, right, m, order, sums);
                for (int i = 0; i < order; i++) {
                    for (int j = i; j < order; j++) {
                        for (int r = 0; r < m; r++) {
                            int at = 8 * (i * width + j) + r % 8;
                            expected[at] = Math.fma(left[i * m + r], right[j * m + r], expected[at]);
                        }
                        int at = 8 * (i * width + j);
                        assertArrayEquals(
                                Arrays.copyOfRange(expected, at, at + 8), Arrays.copyOfRange(sums, at, at + 8));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void functionsAreThoseOfSingleNumbers(KernelProvider kernels) {
        double[] odd = {0, -0.0, 700, -700, 701, -745.2, 1e300, -1e300, Double.NaN, Double.POSITIVE_INFINITY, 1e-300};
        for (int n : LENGTHS) {
            double[] x = Matrices.gaussian(n, new Random(11));
            for (int i = 0; i < n; i++) {
                x[i] = i % 9 == 4 ? odd[i % odd.length] : 20 * x[i];
            }
            double[] out = new double[n];
            kernels.exp(x, out, n);
            assertArrayEquals(Arrays.stream(x).map(Exponential::exp).toArray(), out);
            double[] y = new Random(12).doubles(n).toArray();
            kernels.log1p(y, out, n);
            assertArrayEquals(Arrays.stream(y).map(Exponential::log1p).toArray(), out);
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void bandFormsSolveRowAfterRow(KernelProvider kernels) {
        int columns = 32;
        Random random = new Random(9);
        for (int width : new int[] {1, 8, 32}) {
            for (int p : new int[] {1, 6, 33, 101}) {
                BandReduction reduction = new BandReduction(Matrices.positiveDefinite(p, 1, random), p, width);
                double[] packed = BandCholesky.of(reduction, 0.5).orElseThrow().packed();
                int groups = (p + 3) / 4;
                double[] t = Matrices.gaussian(4 * groups * columns, random);
                double[] u = Matrices.gaussian(4 * groups, random);
                double[] expectedSquares = new double[columns];
                double[] expectedProducts = new double[columns];
                for (int i = 0; i < columns; i++) {
                    double[] z = bandSolution(packed, groups, width, t, columns, i);
                    for (int row = 0; row < 4 * groups; row++) {
                        expectedSquares[i] = Math.fma(z[row], z[row], expectedSquares[i]);
                        expectedProducts[i] = Math.fma(z[row], u[row], expectedProducts[i]);
                    }
                }
                double[] squares = new double[columns];
                double[] products = new double[columns];
                double[] z = Matrices.gaussian(columns * (width + 4 * BandForms.BLOCK), random);
                kernels.bandForms(packed, groups, width, t, columns, u, z, squares, products);
                assertArrayEquals(expectedSquares, squares, "p = " + p + ", width = " + width);
                assertArrayEquals(expectedProducts, products, "p = " + p + ", width = " + width);
            }
        }
    }

    /** L⁻¹ times column i of t. */
    private static double[] bandSolution(double[] packed, int groups, int width, double[] t, int columns, int i) {
        double[] z = new double[4 * groups];
        for (int row = 0; row < z.length; row++) {
            int first = row / 4 * 4;
            int q = row - first;
            int group = row / 4 * (4 * width + 10);
            double v = t[row * columns + i];
            for (int r = 0; r < width + q; r++) {
                int j = first - width + r;
                int at = r < width ? 4 * r + q : 4 * width + q * (q - 1) / 2 + r - width;
                v = j < 0 ? v : Math.fma(packed[group + at], z[j], v);
            }
            z[row] = v * packed[group + 4 * width + 6 + q];
        }
        return z;
    }

    @ParameterizedTest
    @MethodSource("providers")
    void oddNumbersGoWhereTheyBelong(KernelProvider kernels) {
        int p = 53;
        int m = 5;
        Random random = new Random(7);
        for (double odd : ODD) {
            for (int at = 0; at < p; at++) {
                double[] a = Matrices.gaussian(m * p, random);
                a[2 * p + at] = odd;
                double[] ones = Matrices.gaussian(p, random);
                assertEquals(dot(a, 2 * p, ones, 0, p), kernels.dot(a, 2 * p, ones, 0, p));
                double[] expected = new double[p * p];
                double[] g = new double[p * p];
                update(a, 0, p, m, p, new double[0], 0, expected, 0, p);
                kernels.symmetricUpdate(a, 0, p, m, p, new double[0], 0, g, 0, p);
                assertArrayEquals(expected, g);
                double[] y = ones.clone();
                for (int i = 0; i < p; i++) {
                    ones[i] = Math.fma(3, a[2 * p + i], ones[i]);
                }
                kernels.axpy(3, a, 2 * p, y, 0, p);
                assertArrayEquals(ones, y);
            }
        }
    }

    private static double dot(double[] a, int aOff, double[] b, int bOff, int n) {
        int whole = n / 16 * 16;
        double[] parts = new double[16];
        for (int i = 0; i < whole; i++) {
            parts[i % 16] = Math.fma(a[aOff + i], b[bOff + i], parts[i % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int k = 0; k < half; k++) {
                parts[k] += parts[k + half];
            }
        }
        double[] last = new double[4];
        for (int i = whole; i < n; i++) {
            int k = i < n / 4 * 4 ? i % 4 : 0;
            last[k] = Math.fma(a[aOff + i], b[bOff + i], last[k]);
        }
        return parts[0] + ((last[0] + last[1]) + (last[2] + last[3]));
    }

    private static void update(
            double[] a, int aOff, int lda, int m, int p, double[] factors, int fOff, double[] g, int gOff, int ldg) {
        for (int r = 0; r < m; r++) {
            for (int i = 0; i < p; i++) {
                double left = a[aOff + r * lda + i];
                double scaled = factors.length == 0 ? left : factors[fOff + r] * left;
                for (int j = i; j < p; j++) {
                    int at = gOff + i * ldg + j;
                    g[at] = Math.fma(scaled, a[aOff + r * lda + j], g[at]);
                }
            }
        }
    }
}
