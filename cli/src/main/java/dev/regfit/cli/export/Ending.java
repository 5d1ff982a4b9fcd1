package dev.regfit.cli.export;

import dev.regfit.data.Classes;
import dev.regfit.data.TargetTransform;
import dev.regfit.model.LinearModel;
import java.util.Optional;

/**
 * What is made of the linear predictor f.
 *
 * @param link how the mean of the target depends on f
 * @param factor what exp(f) is multiplied by
 * @param labels of the classes, where the mean is the probability of the positive one
 * @param decides whether the class is predicted
 * @param threshold the probability above which it is the positive class
 */
record Ending(Link link, double factor, Optional<Classes> labels, boolean decides, double threshold) {
    /** The inverses of link functions. */
    enum Link {
        IDENTITY,
        /** 1/(1 + exp(−f)). */
        LOGISTIC,
        /** factor·exp(f). */
        EXP
    }

    /** The linear predictor itself. */
    static Ending linear() {
        return new Ending(Link.IDENTITY, 1, Optional.empty(), false, 0);
    }

    /** The mean that a model predicts. */
    static Ending mean(LinearModel model) {
        if (model.schema().transform() == TargetTransform.LOG) {
            return new Ending(Link.EXP, model.smearing().factor(), Optional.empty(), false, 0);
        }
        Link link = switch (model.training().objective().loss().name()) {
            case SQUARED, HUBER, ABSOLUTE, QUANTILE -> Link.IDENTITY;
            case LOGISTIC -> Link.LOGISTIC;
            case POISSON -> Link.EXP;
        };
        Optional<Classes> labels =
                link == Link.LOGISTIC ? Optional.of(model.schema().classes().orElse(Classes.CODES)) : Optional.empty();
        return new Ending(link, 1, labels, false, 0);
    }

    /** The class whose probability this is the mean of. */
    Ending deciding(double above) {
        return new Ending(link, factor, labels, true, above);
    }

    /** The classes, one of which is predicted; empty where a number is. */
    Optional<Classes> classes() {
        return decides ? labels : Optional.empty();
    }
}
