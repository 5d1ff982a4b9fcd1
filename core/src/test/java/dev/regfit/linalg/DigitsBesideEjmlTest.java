package dev.regfit.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the design notes say of digits where this package does by itself what EJML does too. */
class DigitsBesideEjmlTest {
    /** Digits by which two stable algorithms may differ on one matrix. */
    private static final double LUCK = 1;

    private static final int MATRICES = 40;

    static Stream<NistSet> polynomialsAndLongley() {
        return NistSet.all().filter(set -> set.equations().k() > 1);
    }

    @ParameterizedTest
    @MethodSource("polynomialsAndLongley")
    void noSolverOfEjmlHasTheDigitsOfRefinement(NistSet set) {
        PenalizedEquations equations = set.equations();
        double refined =
                ExactLeastSquares.digits(RefinedLeastSquares.solve(equations).orElseThrow(), equations, set.doubles());
        int rows = equations.rows();
        int unknowns = equations.k() + 1;
        double best = DoubleStream.of(
                        digits(LinearSolverFactory_DDRM.leastSquares(rows, unknowns), set),
                        digits(LinearSolverFactory_DDRM.leastSquaresQrPivot(true, false), set),
                        digits(LinearSolverFactory_DDRM.pseudoInverse(true), set))
                .max()
                .orElseThrow();
        assertTrue(best < 13.5 && refined > best + 2, set + ": " + refined + " and " + best);
    }

    /** Columns are scaled by powers of two, which helps EJML. */
    private static double digits(LinearSolverDense<DMatrixRMaj> solver, NistSet set) {
        double[] a = set.equations().a();
        double[] b = set.equations().b();
        int n = b.length;
        int k = set.equations().k();
        double[] scale = new double[k + 1];
        DMatrixRMaj design = new DMatrixRMaj(n, k + 1);
        for (int u = 0; u <= k; u++) {
            double[] column = new double[n];
            Arrays.fill(column, 1);
            if (u > 0) {
                System.arraycopy(a, (u - 1) * n, column, 0, n);
            }
            scale[u] = Math.scalb(1.0, -Math.getExponent(Matrices.norm(column)));
            for (int i = 0; i < n; i++) {
                design.set(i, u, column[i] * scale[u]);
            }
        }
        assertTrue(solver.setA(design));
        DMatrixRMaj x = new DMatrixRMaj(k + 1, 1);
        solver.solve(new DMatrixRMaj(n, 1, true, b.clone()), x);
        return IntStream.rangeClosed(0, k)
                .mapToDouble(u -> ExactLeastSquares.digits(x.get(u) * scale[u], set.doubles()[u]))
                .min()
                .orElseThrow();
    }

    /** QR without pivoting goes on with the rounding that is left of a dependent column, and takes it for a direction. */
    @Test
    void aBasisLeavesOutWhatEjmlsQrKeeps() {
        int n = 40;
        Random random = new Random(5);
        double[][] columns =
                Stream.generate(() -> Matrices.gaussian(n, random)).limit(5).toArray(double[][]::new);
        Arrays.setAll(columns[2], i -> columns[0][i] / 3 - 7 * columns[1][i]);
        OrthogonalBasis all = new OrthogonalBasis(n, 1e-8);
        OrthogonalBasis independent = new OrthogonalBasis(n, 1e-8);
        DMatrixRMaj x = new DMatrixRMaj(n, 5);
        for (int j = 0; j < 5; j++) {
            assertEquals(j != 2, all.add(columns[j].clone()));
            if (j != 2) {
                independent.add(columns[j].clone());
            }
            for (int i = 0; i < n; i++) {
                x.set(i, j, columns[j][i]);
            }
        }
        QRDecompositionHouseholderColumn_DDRM qr = new QRDecompositionHouseholderColumn_DDRM();
        qr.decompose(x);
        DMatrixRMaj q = qr.getQ(null, true);
        double ofEjml = 0;
        for (int i = 0; i < n; i++) {
            double leverage = 0;
            for (int j = 0; j < 5; j++) {
                leverage += j == 2 ? 0 : q.get(i, j) * q.get(i, j);
            }
            assertEquals(independent.leverages()[i], all.leverages()[i], 1e-14);
            ofEjml = Math.max(ofEjml, Math.abs(leverage - independent.leverages()[i]));
        }
        assertTrue(ofEjml > 1e-3, "EJML has them too, within " + ofEjml);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-2, 1e-4, 1e-6, 1e-8, 1e-10})
    void aBandHasTheDigitsOfEigenvalues(double shift) {
        int p = 12;
        double[] a = hilbert(p);
        double[] b = Matrices.gaussian(p, new Random(1));
        BigDecimal[] exact = ExactLeastSquares.solve(a, shift, b);
        SymmetricEigen eigen = SymmetricEigen.of(a, p);
        double[] z = eigen.project(b);
        double[] values = eigen.values();
        Arrays.setAll(z, i -> z[i] / (values[i] + shift));
        double band = digits(ShiftedSystems.of(a.clone(), p).plus(shift).solve(b), exact);
        double byEigenvalues = digits(eigen.combine(z), exact);
        assertTrue(band >= byEigenvalues - LUCK, band + " and " + byEigenvalues);
    }

    /** One matrix may favour either; the mean of many does not. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-3, 1e-6})
    void choleskyHasTheDigitsOfEjmls(double distance) {
        int p = 10;
        Random random = new Random(2);
        double own = 0;
        double ofEjml = 0;
        for (int t = 0; t < MATRICES; t++) {
            double[] x = Matrices.gaussian(2 * p * p, random);
            for (int i = 0; i < 2 * p; i++) {
                x[i * p] = x[i * p + 1] - x[i * p + 2] + distance * x[i * p];
            }
            double[] a = Matrices.gramOfRows(x, 2 * p, p);
            double[] b = Matrices.gaussian(p, random);
            BigDecimal[] exact = ExactLeastSquares.solve(a, 0, b);
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
            assertTrue(solver.setA(DMatrixRMaj.wrap(p, p, a.clone())));
            DMatrixRMaj solution = new DMatrixRMaj(p, 1);
            solver.solve(DMatrixRMaj.wrap(p, 1, b.clone()), solution);
            own += digits(Cholesky.of(a, p).orElseThrow().solve(b), exact) / MATRICES;
            ofEjml += digits(solution.data, exact) / MATRICES;
        }
        assertEquals(ofEjml, own, 0.3);
    }

    private static double[] hilbert(int p) {
        double[] a = new double[p * p];
        Arrays.setAll(a, at -> 1.0 / (at / p + at % p + 1));
        return a;
    }

    /** Of the whole vector. */
    private static double digits(double[] x, BigDecimal[] exact) {
        double[] expected =
                Arrays.stream(exact).mapToDouble(BigDecimal::doubleValue).toArray();
        return -Math.log10(Matrices.distance(x, expected) / Matrices.norm(expected));
    }
}
