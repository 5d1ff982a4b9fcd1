package dev.regfit.problem;

/** A loss of the residual y − f alone, which is zero where that is: f predicts the target itself. */
public sealed interface ResidualLoss extends Loss permits Squared, Huber, Quantile {

    @Override
    default boolean isOfResiduals() {
        return true;
    }

    @Override
    default double largestCurvature() {
        return 1;
    }

    @Override
    default double least(double y) {
        return 0;
    }

    @Override
    default double mean(double f) {
        return f;
    }

    @Override
    default double link(double mean) {
        return mean;
    }
}
