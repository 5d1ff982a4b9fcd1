package dev.regfit.problem;

import java.util.List;

/** The registry of losses: their names, and what makes a loss of a name. */
public enum LossName {
    SQUARED("squared", "gaussian", "") {
        @Override
        public Loss loss(double parameter) {
            return new Squared();
        }
    },
    HUBER("huber", "", "Huber") {
        @Override
        public Loss loss(double parameter) {
            return new Huber(parameter);
        }
    },
    LOGISTIC("logistic", "binomial", "logistic") {
        @Override
        public Loss loss(double parameter) {
            return new Logistic();
        }
    },
    POISSON("poisson", "", "Poisson") {
        @Override
        public Loss loss(double parameter) {
            return new Poisson();
        }
    };

    private final String label;
    private final String alias;
    private final String title;

    LossName(String label, String alias, String title) {
        this.label = label;
        this.alias = alias;
        this.title = title;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }

    /** What other tools call it. */
    public List<String> aliases() {
        return alias.isEmpty() ? List.of() : List.of(alias);
    }

    /** In front of a method's name, as in "logistic lasso"; empty for the squared loss, which goes without saying. */
    public String title() {
        return title;
    }

    /** Within a sentence, as in "the Poisson loss". */
    public String phrase() {
        return "the " + (title.isEmpty() ? label : title) + " loss";
    }

    /**
     * The loss of this name.
     *
     * @param parameter δ of the Huber loss; means nothing to losses without a parameter
     */
    public abstract Loss loss(double parameter);
}
