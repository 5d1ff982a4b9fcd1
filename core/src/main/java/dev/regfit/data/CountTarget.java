package dev.regfit.data;

/** Counts or rates: numbers that are not below zero, and not all zero. */
public final class CountTarget implements TargetRule {
    private boolean positive;

    @Override
    public double fitted(double target) {
        if (!(target >= 0)) {
            throw new DataProblem(
                    DataProblem.Kind.NOT_A_COUNT,
                    "the target is %s, and counts are not below zero".formatted(Classes.label(target)));
        }
        positive |= target > 0;
        return target;
    }

    @Override
    public Schema settle(Schema shape) {
        if (!positive) {
            throw new DataProblem(
                    DataProblem.Kind.BAD_TARGET,
                    "all counts are zero: the target \"%s\" leaves nothing to learn".formatted(shape.target()));
        }
        return shape;
    }
}
