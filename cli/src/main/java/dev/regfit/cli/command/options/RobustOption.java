package dev.regfit.cli.command.options;

import dev.regfit.inference.Covariance;
import dev.regfit.problem.PenaltyKind;
import dev.regfit.problem.SettingsException;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What the standard errors of least squares rest on. */
public final class RobustOption {
    /** One of the robust ones. */
    static final class Converter implements ITypeConverter<Covariance> {
        private static final Covariance[] ROBUST = {Covariance.HC0, Covariance.HC1, Covariance.HC2, Covariance.HC3};

        @Override
        public Covariance convert(String text) {
            return Labels.find(text, ROBUST, Covariance::label);
        }
    }

    @Option(
            names = "--robust",
            paramLabel = "KIND",
            converter = Converter.class,
            description = {
                "Standard errors of least squares that hold whatever the variances of",
                "the residuals: hc0, hc1, hc2 or hc3."
            })
    private Covariance covariance = Covariance.ORDINARY;

    public Covariance covariance() {
        return covariance;
    }

    /** Whether rows must be kept. */
    public boolean isAskedFor() {
        return covariance.isRobust();
    }

    /**
     * Checks what can be checked before the data are read.
     *
     * @param hasRows whether single rows can be read
     * @throws SettingsException when there are no standard errors to be robust
     */
    public void check(PenaltyOptions penalty, BooleanSupplier hasRows) {
        if (!isAskedFor()) {
            return;
        }
        if (penalty.kind() != PenaltyKind.NONE) {
            throw new SettingsException(
                    "--robust is for the standard errors of least squares, and penalised weights have"
                            + " none; take --penalty none, or --bootstrap 500");
        }
        if (penalty.isBounded()) {
            throw new SettingsException("--robust is for the standard errors of least squares, and bounded weights have"
                    + " none; leave out --robust or the bounds");
        }
        if (!hasRows.getAsBoolean()) {
            throw new SettingsException(
                    "--robust takes the residual of each row, and moments files hold no rows; give the tables instead");
        }
    }
}
