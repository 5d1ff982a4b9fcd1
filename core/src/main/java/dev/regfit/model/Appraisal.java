package dev.regfit.model;

import java.util.Optional;

/**
 * What is known of a model beyond the fit of all rows.
 *
 * @param choice how its strength was chosen, or fared
 * @param resampled what fits of rows drawn at random tell
 */
public record Appraisal(Optional<Choice> choice, Resampled resampled) {
    /** Nothing is known. */
    public static final Appraisal NONE = new Appraisal(Optional.empty(), Resampled.NONE);
}
