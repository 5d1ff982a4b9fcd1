package dev.regfit.model;

import java.util.Optional;

/** What fits of rows drawn at random tell of a fit. */
public record Resampled(Optional<Stability> stability, Optional<Bootstrap> bootstrap) {
    /** Whether the weights of all draws are proven as asked. */
    public boolean converged() {
        return stability.map(Stability::unproven).orElse(0) == 0
                && bootstrap.map(Bootstrap::unproven).orElse(0) == 0;
    }

    /** Nothing was drawn. */
    public static final Resampled NONE = new Resampled(Optional.empty(), Optional.empty());
}
