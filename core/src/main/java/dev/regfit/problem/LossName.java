package dev.regfit.problem;

import java.util.List;

/** The registry of losses: the names that users give, and what makes a loss of a name. */
public enum LossName {
    SQUARED("squared"),
    HUBER("huber"),
    LOGISTIC("logistic"),
    POISSON("poisson");

    private final String label;

    LossName(String label) {
        this.label = label;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }

    /** What other tools call it. */
    public List<String> aliases() {
        return switch (this) {
            case SQUARED -> List.of("gaussian");
            case LOGISTIC -> List.of("binomial");
            case HUBER, POISSON -> List.of();
        };
    }

    /**
     * The loss of this name.
     *
     * @param parameter δ of the Huber loss; means nothing to losses without a parameter
     */
    public Loss loss(double parameter) {
        return switch (this) {
            case SQUARED -> new Squared();
            case HUBER -> new Huber(parameter);
            case LOGISTIC -> new Logistic();
            case POISSON -> new Poisson();
        };
    }
}
