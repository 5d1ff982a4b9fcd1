package dev.regfit.path;

/** Why a path ends where it does. */
public enum End {
    /** All strengths of the grid were visited. */
    WHOLE_GRID("whole-grid"),
    /** Weaker penalties of the grid would explain hardly more. */
    NOTHING_LEFT("nothing-left"),
    /** The strength is zero: the weights are those of least squares. */
    ZERO("zero"),
    /** The least strength that was asked for. */
    LEAST_STRENGTH("least-strength"),
    /** As many strengths as were asked for. */
    MOST_STRENGTHS("most-strengths"),
    /** Among nearly collinear columns, rounding errors hide where it goes on. */
    ROUNDING("rounding");

    private final String label;

    End(String label) {
        this.label = label;
    }

    /** The name in reports. */
    public String label() {
        return label;
    }
}
