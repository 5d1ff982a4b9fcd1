package dev.regfit.linalg;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.decomposition.qr.QRDecompositionHouseholderColumn_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** Something that this package does by itself, and the same by EJML; each at an order p. */
public enum Work {
    /** Cholesky's factorisation. */
    FACTOR {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            return () -> Cholesky.of(a, p);
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj a = DMatrixRMaj.wrap(p, p, definite(p));
            return () -> {
                CholeskyDecomposition_F64<DMatrixRMaj> factor = DecompositionFactory_DDRM.chol(p, true);
                factor.decompose(a.copy());
                return factor;
            };
        }
    },
    /** A solve with the factor. */
    SOLVE {
        @Override
        Supplier<Object> regfit(int p) {
            Cholesky factor = Cholesky.of(definite(p), p).orElseThrow();
            double[] b = gaussian(p);
            return () -> factor.solve(b);
        }

        @Override
        Supplier<Object> ejml(int p) {
            LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
            solver.setA(DMatrixRMaj.wrap(p, p, definite(p)));
            DMatrixRMaj b = DMatrixRMaj.wrap(p, 1, gaussian(p));
            return () -> {
                DMatrixRMaj x = new DMatrixRMaj(p, 1);
                solver.solve(b, x);
                return x;
            };
        }
    },
    /** The factorisation and the inverse. */
    INVERSE {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            return () -> Cholesky.of(a, p).orElseThrow().inverse();
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj a = DMatrixRMaj.wrap(p, p, definite(p));
            return () -> {
                LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
                solver.setA(a.copy());
                DMatrixRMaj inverse = new DMatrixRMaj(p, p);
                solver.invert(inverse);
                return inverse;
            };
        }
    },
    /** The factorisation and a condition number in the 1-norm: an estimate, by EJML from the inverse. */
    CONDITION {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            return () -> Cholesky.of(a, p).orElseThrow().reciprocalCondition();
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj a = DMatrixRMaj.wrap(p, p, definite(p));
            return () -> {
                LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(p);
                solver.setA(a.copy());
                DMatrixRMaj inverse = new DMatrixRMaj(p, p);
                solver.invert(inverse);
                return NormOps_DDRM.inducedP1(a) * NormOps_DDRM.inducedP1(inverse);
            };
        }
    },
    /** One column leaves and one comes; EJML has no such update of a Cholesky factor and factors anew. */
    EXCHANGE {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            UpdatableCholesky factor = new UpdatableCholesky();
            factor.factor(a.clone(), p);
            double[] column = new double[p - 1];
            return () -> {
                factor.remove(p / 2);
                // Hardly correlated with the others, so that the matrix stays definite however often it comes.
                Arrays.fill(column, 1e-3 * p);
                if (!factor.append(column, 2 * p)) {
                    throw new IllegalStateException("not definite");
                }
                return factor;
            };
        }

        @Override
        Supplier<Object> ejml(int p) {
            return FACTOR.ejml(p);
        }
    },
    /** Ridge at 100 strengths. */
    SHIFTS {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            double[] b = gaussian(p);
            return () -> ShiftedSystems.of(a.clone(), p).plus(RidgeByEigenvalues.SHIFTS).solve(b);
        }

        @Override
        Supplier<Object> ejml(int p) {
            double[] a = definite(p);
            double[] b = gaussian(p);
            return () -> RidgeByEigenvalues.solutions(a, b);
        }
    },
    /** The diagonals of the inverses at 100 strengths: leave-one-out. */
    DIAGONALS {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            double[] b = gaussian(p);
            return () -> ShiftedSystems.of(a.clone(), p)
                    .plus(RidgeByEigenvalues.SHIFTS)
                    .formsWith(b)
                    .ofUnitVectors();
        }

        @Override
        Supplier<Object> ejml(int p) {
            double[] a = definite(p);
            return () -> RidgeByEigenvalues.diagonals(a, p);
        }
    },
    /** An orthonormal basis of p columns of 4p rows. */
    BASIS {
        @Override
        Supplier<Object> regfit(int p) {
            double[] x = gaussian(4 * p * p);
            return () -> {
                OrthogonalBasis basis = new OrthogonalBasis(4 * p, 1e-8);
                for (int j = 0; j < p; j++) {
                    basis.add(Arrays.copyOfRange(x, j * 4 * p, (j + 1) * 4 * p));
                }
                return basis;
            };
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj x = DMatrixRMaj.wrap(4 * p, p, gaussian(4 * p * p));
            return () -> {
                QRDecompositionHouseholderColumn_DDRM qr = new QRDecompositionHouseholderColumn_DDRM();
                qr.decompose(x);
                return qr.getQ(null, true);
            };
        }
    },
    /** The kernel A·diag(1/d)·Aᵀ of p rows and 4p columns. */
    KERNEL {
        @Override
        Supplier<Object> regfit(int p) {
            double[] x = gaussian(4 * p * p);
            double[] d = new double[4 * p];
            Arrays.fill(d, 3);
            return () -> GramDual.outer(x, p, 4 * p, d);
        }

        @Override
        Supplier<Object> ejml(int p) {
            double[] x = gaussian(4 * p * p);
            double root = 1 / Math.sqrt(3);
            return () -> {
                // By columns, which is Aᵀ by rows: the inner product of its columns.
                double[] scaled = x.clone();
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] *= root;
                }
                DMatrixRMaj kernel = new DMatrixRMaj(p, p);
                CommonOps_DDRM.multInner(DMatrixRMaj.wrap(4 * p, p, scaled), kernel);
                return kernel;
            };
        }
    },
    /** A p×p matrix times the weights of 100 strengths. */
    PRODUCT {
        @Override
        Supplier<Object> regfit(int p) {
            double[] x = gaussian(p * p);
            double[] b = gaussian(p * 100);
            return () -> {
                double[] c = new double[p * 100];
                DenseProducts.multiply(x, p, p, p, b, 100, c);
                return c;
            };
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj x = DMatrixRMaj.wrap(p, p, gaussian(p * p));
            DMatrixRMaj b = DMatrixRMaj.wrap(p, 100, gaussian(p * 100));
            return () -> {
                DMatrixRMaj c = new DMatrixRMaj(p, 100);
                CommonOps_DDRM.multTransA(x, b, c);
                return c;
            };
        }
    },
    /** The cross-products of a block of 256 rows. */
    MOMENTS {
        @Override
        Supplier<Object> regfit(int p) {
            double[] x = gaussian(256 * p);
            double[] g = new double[p * p];
            return () -> {
                Kernels.rankUpdate(x, 0, 256, p, g);
                return g;
            };
        }

        @Override
        Supplier<Object> ejml(int p) {
            DMatrixRMaj x = DMatrixRMaj.wrap(256, p, gaussian(256 * p));
            DMatrixRMaj g = new DMatrixRMaj(p, p);
            DMatrixRMaj block = new DMatrixRMaj(p, p);
            return () -> {
                CommonOps_DDRM.multInner(x, block);
                CommonOps_DDRM.addEquals(g, block);
                return g;
            };
        }
    },
    /** A bound of the largest eigenvalue; by EJML from all eigenvalues. */
    LARGEST {
        @Override
        Supplier<Object> regfit(int p) {
            double[] a = definite(p);
            return () -> Lanczos.largestEigenvalue(p, (x, y) -> {
                for (int i = 0; i < p; i++) {
                    y[i] = Kernels.dot(a, i * p, x, 0, p);
                }
            });
        }

        @Override
        Supplier<Object> ejml(int p) {
            double[] a = definite(p);
            return () -> {
                EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(p, false, true);
                eigen.decompose(DMatrixRMaj.wrap(p, p, a.clone()));
                return eigen.getEigenvalue(0);
            };
        }
    };

    /** Repeatedly what regfit does itself. */
    abstract Supplier<Object> regfit(int p);

    /** Repeatedly the same by EJML, its factory's choice of algorithm where it has several. */
    abstract Supplier<Object> ejml(int p);

    static double[] gaussian(int length) {
        Random random = new Random(1);
        double[] numbers = new double[length];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    /** XᵀX of 2p gaussian rows, on which no algorithm fails. */
    static double[] definite(int p) {
        double[] g = new double[p * p];
        Kernels.rankUpdate(gaussian(2 * p * p), 0, 2 * p, p, g);
        Kernels.mirror(g, p);
        return g;
    }
}
