package dev.regfit.problem;

import java.util.List;
import java.util.function.DoubleFunction;

/** The registry of losses: the names that users give, and what makes a loss of a name. */
public enum LossName {
    SQUARED("squared", List.of("gaussian"), parameter -> new Squared()),
    HUBER("huber", List.of(), Huber::new),
    LOGISTIC("logistic", List.of("binomial"), parameter -> new Logistic()),
    POISSON("poisson", List.of(), parameter -> new Poisson());

    private final String label;
    private final List<String> aliases;
    private final DoubleFunction<Loss> maker;

    LossName(String label, List<String> aliases, DoubleFunction<Loss> maker) {
        this.label = label;
        this.aliases = aliases;
        this.maker = maker;
    }

    /** The name used on the command line, in reports and in model files. */
    public String label() {
        return label;
    }

    /** What other tools call it. */
    public List<String> aliases() {
        return aliases;
    }

    /**
     * The loss of this name.
     *
     * @param parameter δ of the Huber loss; means nothing to losses without a parameter
     */
    public Loss loss(double parameter) {
        return maker.apply(parameter);
    }
}
