package dev.regfit.selection;

import java.util.Optional;

/** What fits of rows drawn at random tell of a fit. */
public record Resampled(Optional<Stability> stability, Optional<Bootstrap> bootstrap) {
    /** Nothing was drawn. */
    public static final Resampled NONE = new Resampled(Optional.empty(), Optional.empty());
}
