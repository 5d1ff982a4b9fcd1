package dev.regfit.cli.command.options;

import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelFormatException;
import picocli.CommandLine.Parameters;

/** The model file that a command works on. */
public final class ModelFile {
    @Parameters(index = "0", paramLabel = "MODEL", description = "A model file written by 'regfit train -o'.")
    private String name;

    public String name() {
        return name;
    }

    /**
     * Reads the model.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public LinearModel read() {
        return read(name);
    }

    /**
     * Reads a model.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public static LinearModel read(String name) {
        return KeptFile.read(name, "model file", ModelFormat::read);
    }
}
