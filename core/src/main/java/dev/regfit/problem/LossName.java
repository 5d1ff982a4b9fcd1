package dev.regfit.problem;

import java.util.List;
import java.util.Optional;

/** The registry of losses: their names, and what makes a loss of a name. */
public enum LossName {
    SQUARED("squared", "gaussian", "") {
        @Override
        public Loss loss(double number) {
            return new Squared();
        }
    },
    HUBER("huber", "", "Huber", "delta", "δ") {
        @Override
        public Loss loss(double number) {
            return new Huber(number);
        }
    },
    ABSOLUTE("absolute", "mae", "LAD") {
        @Override
        public Loss loss(double number) {
            return Quantile.absolute();
        }

        @Override
        public String phrase() {
            return "the absolute loss";
        }
    },
    QUANTILE("quantile", "", "quantile", "tau", "τ") {
        @Override
        public Loss loss(double number) {
            return Quantile.of(number);
        }
    },
    LOGISTIC("logistic", "binomial", "logistic") {
        @Override
        public Loss loss(double number) {
            return new Logistic();
        }
    },
    POISSON("poisson", "", "Poisson") {
        @Override
        public Loss loss(double number) {
            return new Poisson();
        }
    };

    /**
     * A number that a loss takes.
     *
     * @param key its name on the command line, in JSON and in model files
     * @param symbol in formulas
     */
    public record Parameter(String key, String symbol) {}

    private final String label;
    private final String alias;
    private final String title;
    private final String parameterKey;
    private final String parameterSymbol;

    LossName(String label, String alias, String title) {
        this(label, alias, title, "", "");
    }

    LossName(String label, String alias, String title, String parameterKey, String parameterSymbol) {
        this.label = label;
        this.alias = alias;
        this.title = title;
        this.parameterKey = parameterKey;
        this.parameterSymbol = parameterSymbol;
    }

    /** The number that it takes, if it takes one. */
    public Optional<Parameter> parameter() {
        return parameterKey.isEmpty() ? Optional.empty() : Optional.of(new Parameter(parameterKey, parameterSymbol));
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
     * @param number its {@link #parameter}: δ of the Huber loss, τ of the quantile loss; means nothing to others
     */
    public abstract Loss loss(double number);
}
