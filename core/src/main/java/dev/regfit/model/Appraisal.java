package dev.regfit.model;

import java.util.Optional;

/**
 * What is known of a model beyond the fit of all rows.
 *
 * @param choice how its strength was chosen, or fared
 * @param resampled what fits of rows drawn at random tell
 * @param quality how well it fits the data it was trained on; not known of models from before it was kept
 * @param errors how sure weights of least squares are
 */
public record Appraisal(
        Optional<Choice> choice, Resampled resampled, Optional<Quality> quality, Optional<StandardErrors> errors) {
    /** Nothing is known. */
    public static final Appraisal NONE = new Appraisal(Optional.empty(), Resampled.NONE);

    /** Where nothing more is known. */
    public Appraisal(Optional<Choice> choice, Resampled resampled) {
        this(choice, resampled, Optional.empty(), Optional.empty());
    }
}
