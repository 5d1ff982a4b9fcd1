package dev.regfit.cli.command;

import dev.regfit.cli.plot.Picture;
import dev.regfit.cli.plot.WeightsPlot;
import dev.regfit.cli.report.Titles;
import dev.regfit.inference.Inference;
import dev.regfit.model.Bootstrap;
import dev.regfit.model.LinearModel;
import java.util.Optional;
import java.util.stream.IntStream;

/** The weights of a model with what is known of how sure they are, drawn. */
final class WeightsPicture {
    private WeightsPicture() {}

    /** @param inference of least squares; a bootstrap, if there is one, goes before */
    static Picture of(LinearModel model, Optional<Inference> inference) {
        Optional<WeightsPlot.Intervals> drawn =
                model.training().appraisal().resampled().bootstrap().map(WeightsPicture::intervals);
        return WeightsPlot.of(
                Titles.withStrength(model),
                model,
                drawn.or(() -> inference.map(known -> intervals(model.weights(), known))));
    }

    private static WeightsPlot.Intervals intervals(Bootstrap bootstrap) {
        return new WeightsPlot.Intervals(
                "with 95 % intervals of the bootstrap",
                bootstrap.weights().stream()
                        .mapToDouble(Bootstrap.Spread::lower)
                        .toArray(),
                bootstrap.weights().stream()
                        .mapToDouble(Bootstrap.Spread::upper)
                        .toArray());
    }

    /** Of a weight that has none, as one that was left out, the ends are the weight. */
    private static WeightsPlot.Intervals intervals(double[] weights, Inference inference) {
        double[] margins = IntStream.range(0, weights.length)
                .mapToDouble(inference::margin)
                .map(margin -> Double.isNaN(margin) ? 0 : margin)
                .toArray();
        return new WeightsPlot.Intervals(
                "with 95 % confidence intervals",
                IntStream.range(0, weights.length)
                        .mapToDouble(j -> weights[j] - margins[j])
                        .toArray(),
                IntStream.range(0, weights.length)
                        .mapToDouble(j -> weights[j] + margins[j])
                        .toArray());
    }
}
