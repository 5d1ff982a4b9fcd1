package dev.regfit.cli.command.options;

/**
 * Columns that are neither target, predictors nor weights, each by its name or number, or null.
 *
 * @param label what rows are parted by
 * @param offset what is added to linear predictors
 * @param by a selection of the columns that rows are grouped by
 * @param time when rows were, for windows
 */
public record OtherRoles(String label, String offset, String by, String time) {
    /** No such columns. */
    public static final OtherRoles NONE = new OtherRoles(null, null, null, null);

    /** Only columns that rows are grouped by. */
    public static OtherRoles by(ByOption by) {
        return new OtherRoles(null, null, by.columns(), null);
    }
}
