package dev.regfit.selection;

/** What a strength is chosen by. */
public enum Criterion {
    /** Errors on folds that were left out. */
    CV("cv"),
    /** Errors on single rows that were left out, exactly; for ridge. */
    LOO("loo"),
    /** Generalised cross-validation; for ridge. */
    GCV("gcv"),
    AIC("aic"),
    AICC("aicc"),
    BIC("bic"),
    EBIC("ebic"),
    CP("cp");

    private final String label;

    Criterion(String label) {
        this.label = label;
    }

    /** The name used on the command line and in reports. */
    public String label() {
        return label;
    }

    /** Whether it averages errors on rows that were left out, and knows how uncertain these averages are. */
    public boolean isOutOfSample() {
        return this == CV || this == LOO;
    }
}
