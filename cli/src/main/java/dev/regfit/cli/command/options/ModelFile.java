package dev.regfit.cli.command.options;

import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelFormatException;
import dev.regfit.model.ModelsByGroup;
import dev.regfit.model.ModelsByGroupFormat;
import java.util.Optional;
import java.util.function.Function;
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
     * Reads a model, or those of groups of rows.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public Models readModels() {
        return readModels(name);
    }

    /**
     * Reads a model, or those of groups of rows.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public static Models readModels(String name) {
        return KeptFile.read(
                name,
                "model file",
                text -> ModelsByGroupFormat.isBegunBy(text)
                        ? new Models(Optional.empty(), Optional.of(ModelsByGroupFormat.read(text)))
                        : new Models(Optional.of(ModelFormat.read(text)), Optional.empty()));
    }

    /**
     * What a file holds: one of the two.
     *
     * @param one model
     * @param byGroup models by group
     */
    public record Models(Optional<LinearModel> one, Optional<ModelsByGroup> byGroup) {
        /** What is made of either. */
        public <T> T map(Function<LinearModel, T> ofOne, Function<ModelsByGroup, T> ofEach) {
            return one.map(ofOne).orElseGet(() -> byGroup.map(ofEach).orElseThrow());
        }
    }

    /**
     * Reads a model.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public static LinearModel read(String name) {
        return KeptFile.read(name, "model file", ModelFile::one);
    }

    private static LinearModel one(String text) {
        if (ModelsByGroupFormat.isBegunBy(text)) {
            throw new ModelFormatException(
                    "it holds a model for each of several groups, which predict, evaluate, show and verify take;"
                            + " here one model is needed: train on the rows of one group");
        }
        return ModelFormat.read(text);
    }
}
