package dev.regfit.cli.command.options;

/**
 * Columns that are neither target, predictors nor weights, each by its name or number, or null.
 *
 * @param label what rows are parted by
 * @param offset what is added to linear predictors
 */
public record OtherRoles(String label, String offset) {
    /** No such columns. */
    public static final OtherRoles NONE = new OtherRoles(null, null);
}
