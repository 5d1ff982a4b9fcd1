package dev.regfit.selection;

import dev.regfit.model.Confusion;
import dev.regfit.model.RankedScores;
import dev.regfit.model.ScoredRows;
import dev.regfit.problem.Loss;
import dev.regfit.problem.LossName;

/** What is to be small on rows that were left out: a mean over them, but for {@link #AUC}. */
public enum Metric {
    /** Squared errors of the predicted means. */
    MSE("mse", "mean squared error", true) {
        @Override
        double loss(Loss loss, double y, double f) {
            double residual = y - loss.mean(f);
            return residual * residual;
        }

        @Override
        public double rmse(double mean) {
            return Math.sqrt(mean);
        }
    },
    /** Absolute errors of the predicted means. */
    MAE("mae", "mean absolute error", true) {
        @Override
        double loss(Loss loss, double y, double f) {
            return Math.abs(y - loss.mean(f));
        }
    },
    /** The quantile loss. */
    PINBALL("pinball", "mean pinball loss", false) {
        @Override
        double loss(Loss loss, double y, double f) {
            return loss.value(y, f);
        }
    },
    /** Twice what the loss exceeds its least value by. */
    DEVIANCE("deviance", "mean deviance", true) {
        @Override
        double loss(Loss loss, double y, double f) {
            return 2 * loss.excess(y, f);
        }
    },
    /** Rows of two classes that are taken for the other one. */
    ERROR("error", "share misclassified", false) {
        @Override
        double loss(Loss loss, double y, double f) {
            return Confusion.error(y, loss.mean(f));
        }
    },
    /** One less the area under the ROC curve of the rows, which no row has a share of. */
    AUC("auc", "1 − AUC", false) {
        @Override
        double loss(Loss loss, double y, double f) {
            throw new UnsupportedOperationException("a row alone has no AUC");
        }

        @Override
        HeldOut.Losses losses(ScoredRows rows) {
            return new HeldOut.Losses(1 - new RankedScores(rows).auc(), Double.NaN);
        }

        @Override
        public boolean isMean() {
            return false;
        }
    };

    private final String label;
    private final String description;
    /** Whether targets may be any numbers. */
    private final boolean ofNumbers;

    Metric(String label, String description, boolean ofNumbers) {
        this.label = label;
        this.description = description;
        this.ofNumbers = ofNumbers;
    }

    /** What is minimised where nothing else is asked for. */
    public static Metric usual(LossName loss) {
        return switch (loss) {
            case SQUARED -> MSE;
            case ABSOLUTE -> MAE;
            case QUANTILE -> PINBALL;
            default -> DEVIANCE;
        };
    }

    /** Whether it can be taken of rows with such a loss. */
    public boolean suits(LossName loss) {
        return ofNumbers || loss == (this == PINBALL ? LossName.QUANTILE : LossName.LOGISTIC);
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }

    public String description() {
        return description;
    }

    /** The root of a mean of squares, in units of the target; NaN where it is not of squares. */
    public double rmse(double mean) {
        return Double.NaN;
    }

    /** Whether it is a mean over rows. */
    public boolean isMean() {
        return true;
    }

    /**
     * What a row contributes to the mean.
     *
     * @param f linear predictor
     * @throws UnsupportedOperationException where it is not a mean
     */
    abstract double loss(Loss loss, double y, double f);

    /** Its value on rows. */
    HeldOut.Losses losses(ScoredRows rows) {
        double sum = 0;
        double squares = 0;
        double total = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double weight = rows.weights()[i];
            double loss = loss(rows.loss(), rows.y()[i], rows.f()[i]);
            sum += weight * loss;
            squares += weight * loss * loss;
            total += weight;
        }
        return new HeldOut.Losses(sum / total, squares / total);
    }
}
