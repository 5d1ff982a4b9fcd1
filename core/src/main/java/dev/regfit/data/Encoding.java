package dev.regfit.data;

/** How the levels of a text column become indicator columns. */
public enum Encoding {
    /**
     * One indicator a level. A column of two levels gets one indicator only: with an intercept a second one says the
     * same, and an L1 penalty could then split the weight in any proportion.
     */
    ONEHOT {
        @Override
        boolean dropsBase(int levels) {
            return levels == 2;
        }
    },
    /** One indicator a level but the first, which becomes part of the intercept: no exact collinearity. */
    DUMMY {
        @Override
        boolean dropsBase(int levels) {
            return levels >= 2;
        }
    };

    abstract boolean dropsBase(int levels);
}
