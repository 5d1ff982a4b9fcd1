package dev.regfit.cli.command.options;

import picocli.CommandLine.Option;

/** Ridge regression, whose strengths are looked at, and all else that makes its objective. */
public final class SpectrumOptions extends FormulationOptions {
    @MostUsed("Strengths of ridge regression to look at (default: powers of ten from the data).")
    @Option(
            names = {"-a", "--alpha", "--lambda"},
            paramLabel = "A",
            description = {
                "Strengths of ridge regression to look at, 0 or more: a number, or a",
                "list, 0.1,1,10 (default: powers of ten between the eigenvalues)."
            })
    private String alpha;

    /** Each is a penalty. */
    @Override
    public boolean isPenalized() {
        return true;
    }

    @Override
    boolean makesStrengths() {
        return alphas().length == 0;
    }

    /** The strengths given; empty if they are to be made from the data. */
    public double[] alphas() {
        return PenaltyOptions.alphas(alpha);
    }
}
