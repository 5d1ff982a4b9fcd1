package dev.regfit.data;

/** How the levels of a text column become indicator columns. */
public enum Encoding {
    /**
     * One indicator a level. A column of two levels gets one indicator only: with an intercept a second one says the
     * same, and an L1 penalty could then split the weight in any proportion.
     */
    ONEHOT(2, true),
    /** One indicator a level but the first, which becomes part of the intercept: no exact collinearity. */
    DUMMY(Integer.MAX_VALUE, true),
    /** The same without an intercept, which could stand in for a level of the first text column. */
    ONEHOT_WITHOUT_INTERCEPT(2, false),
    DUMMY_WITHOUT_INTERCEPT(Integer.MAX_VALUE, false);

    private final int mostLevels;
    private final boolean intercept;

    Encoding(int mostLevels, boolean intercept) {
        this.mostLevels = mostLevels;
        this.intercept = intercept;
    }

    /** This one for a model with or without an intercept. */
    public Encoding with(boolean anIntercept) {
        if (mostLevels == 2) {
            return anIntercept ? ONEHOT : ONEHOT_WITHOUT_INTERCEPT;
        }
        return anIntercept ? DUMMY : DUMMY_WITHOUT_INTERCEPT;
    }

    /** Whether the first of so many levels has no indicator, wherever something else stands in for it. */
    boolean dropsBase(int levels) {
        return levels >= 2 && levels <= mostLevels;
    }

    boolean intercept() {
        return intercept;
    }
}
