package dev.regfit.linalg;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link Exponential} on the Vector API, with the same bits. */
final class SimdExponential {
    private static final VectorSpecies<Double> SPECIES = SimdKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private SimdExponential() {}

    static void exp(double[] x, double[] out, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
            VectorMask<Double> near = v.abs().compare(VectorOperators.LE, Exponential.FARTHEST);
            if (near.allTrue()) {
                exp(v).intoArray(out, i);
            } else {
                ScalarKernels.exp(x, out, i, i + LANES);
            }
        }
        ScalarKernels.exp(x, out, whole, n);
    }

    private static DoubleVector exp(DoubleVector x) {
        DoubleVector rounder = DoubleVector.broadcast(SPECIES, Exponential.ROUNDER);
        DoubleVector shifted = x.fma(DoubleVector.broadcast(SPECIES, Exponential.LOG2_E), rounder);
        DoubleVector minusK = rounder.sub(shifted);
        DoubleVector r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2), x);
        r = minusK.fma(DoubleVector.broadcast(SPECIES, Exponential.LN2_REST), r);
        DoubleVector p = DoubleVector.broadcast(SPECIES, Exponential.TAYLOR[0]);
        for (int at = 1; at < Exponential.TAYLOR.length; at++) {
            p = p.fma(r, DoubleVector.broadcast(SPECIES, Exponential.TAYLOR[at]));
        }
        return p.reinterpretAsLongs()
                .add(shifted.reinterpretAsLongs().lanewise(VectorOperators.LSHL, Exponential.EXPONENT_BITS))
                .reinterpretAsDoubles();
    }

    static void log1p(double[] x, double[] out, int n) {
        int whole = SPECIES.loopBound(n);
        for (int i = 0; i < whole; i += LANES) {
            log1p(DoubleVector.fromArray(SPECIES, x, i)).intoArray(out, i);
        }
        ScalarKernels.log1p(x, out, whole, n);
    }

    private static DoubleVector log1p(DoubleVector x) {
        VectorMask<Double> large = x.compare(VectorOperators.GT, Exponential.MIDDLE);
        DoubleVector above = x.blend(x.sub(1), large);
        DoubleVector below = x.add(2).blend(x.add(3), large);
        DoubleVector z = above.div(below);
        DoubleVector square = z.mul(z);
        DoubleVector p = DoubleVector.broadcast(SPECIES, Exponential.ARTANH[0]);
        for (int at = 1; at < Exponential.ARTANH.length; at++) {
            p = p.fma(square, DoubleVector.broadcast(SPECIES, Exponential.ARTANH[at]));
        }
        DoubleVector twice = z.add(z);
        DoubleVector result = twice.fma(p.mul(square), twice);
        return result.blend(result.add(Exponential.LN2), large);
    }
}
