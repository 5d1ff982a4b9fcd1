package dev.regfit.cli.command;

import dev.regfit.cli.command.options.FormulationOptions;
import dev.regfit.cli.command.options.SpectrumOptions;
import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.SpectrumPlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.data.Schema;
import dev.regfit.model.Deviations;
import dev.regfit.model.Training.Provenance;
import dev.regfit.problem.Preparation;
import dev.regfit.problem.SettingsException;
import dev.regfit.spectrum.RidgeCurve;
import dev.regfit.spectrum.RidgePoint;
import dev.regfit.spectrum.RidgeTrace;
import dev.regfit.spectrum.Spectrum;
import java.util.List;
import picocli.CommandLine.ArgGroup;

/** What the commands share that look at X'X and at what ridge regression makes of it. */
abstract class SpectralCommand extends LearningCommand {
    private static final int CURVE_POINTS = 60;

    /** How far a curve goes down from the only strength that is given. */
    private static final double WIDE = 1e-4;

    @ArgGroup(validate = false, heading = "%nThe objective:%n")
    private final SpectrumOptions ridge = new SpectrumOptions();

    @Override
    FormulationOptions objective() {
        return ridge;
    }

    /** The strengths given; empty if they are to be made from the data. */
    final double[] alphas() {
        return ridge.alphas();
    }

    /**
     * Eigenvalues, shrinkage and ridge trace, drawn.
     *
     * @param trace strengths whose shrinkage is drawn
     */
    static Picture picture(Preparation preparation, Spectrum spectrum, RidgeTrace trace, Provenance provenance) {
        List<RidgePoint> points = trace.points();
        Schema schema = preparation.data().schema();
        double high = points.get(0).alpha();
        double low = points.get(points.size() - 1).alpha();
        double least = low > 0 && low < high ? low : high > 0 ? high * WIDE : WIDE;
        RidgeCurve curve = RidgeCurve.of(preparation, spectrum, high > 0 ? high : 1, least, CURVE_POINTS);
        return SpectrumPlot.of(
                Titles.ofSpectrum(provenance, schema),
                spectrum,
                trace,
                curve,
                schema.features(),
                Deviations.of(preparation.summary()));
    }

    /** Refuses contradictions in the options, which must not cost a read of the data. */
    final void checkSpectrum() {
        checkColumns();
        if (!loss().isSquared()) {
            throw new SettingsException(
                    "--loss %s: the spectrum is that of X'X, which says how ridge shrinks under the squared loss only; leave out --loss"
                            .formatted(loss().name().label()));
        }
        ridge.alphas();
    }
}
