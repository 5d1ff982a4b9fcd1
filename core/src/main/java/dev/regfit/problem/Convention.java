package dev.regfit.problem;

import static dev.regfit.problem.LossScale.HALF_MEAN;
import static dev.regfit.problem.SquareScale.HALF;
import static dev.regfit.problem.SquareScale.HALF_PER_DEVIATION;
import static dev.regfit.problem.SquareScale.ONE;

/** How loss and strength are scaled, because no two tools agree: for ridge (and no penalty), and with an L1 part. */
public enum Convention {
    SKLEARN("sklearn", LossScale.SUM, ONE, HALF_MEAN, HALF),
    /** R's glmnet divides the ridge part by the standard deviation (1/n) of the target: its code, not its manual. */
    GLMNET("glmnet", HALF_MEAN, HALF_PER_DEVIATION, HALF_MEAN, HALF_PER_DEVIATION),
    SUM("sum", LossScale.SUM, ONE, LossScale.SUM, ONE),
    MEAN("mean", LossScale.MEAN, ONE, LossScale.MEAN, ONE),
    /** mlpack's lars and gretl. */
    HALF_SUM("half-sum", LossScale.HALF_SUM, HALF, LossScale.HALF_SUM, HALF);

    private final String label;
    private final LossScale ridgeLoss;
    private final SquareScale ridgeSquare;
    private final LossScale lassoLoss;
    private final SquareScale lassoSquare;

    Convention(
            String label, LossScale ridgeLoss, SquareScale ridgeSquare, LossScale lassoLoss, SquareScale lassoSquare) {
        this.label = label;
        this.ridgeLoss = ridgeLoss;
        this.ridgeSquare = ridgeSquare;
        this.lassoLoss = lassoLoss;
        this.lassoSquare = lassoSquare;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }

    /** What penalty factors mean: glmnet rescales them to sum to the number of columns. */
    double[] factors(double[] given) {
        double sum = 0;
        for (double factor : given) {
            sum += factor;
        }
        if (this != GLMNET || sum == 0) {
            return given;
        }
        double[] factors = new double[given.length];
        for (int j = 0; j < factors.length; j++) {
            factors[j] = given[j] * (factors.length / sum);
        }
        return factors;
    }

    LossScale loss(PenaltyKind kind) {
        return kind.hasL1Part() ? lassoLoss : ridgeLoss;
    }

    SquareScale square(PenaltyKind kind) {
        return kind.hasL1Part() ? lassoSquare : ridgeSquare;
    }
}
