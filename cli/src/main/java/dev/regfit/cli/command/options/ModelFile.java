package dev.regfit.cli.command.options;

import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
        try {
            return ModelFormat.read(Files.readString(Path.of(name)));
        } catch (ModelFormatException e) {
            throw new ModelFormatException("%s: %s".formatted(name, e.getMessage()));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ModelFormatException("%s: there is no such file".formatted(name));
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("%s: is not a model file (not UTF-8 text)".formatted(name));
        } catch (IOException e) {
            throw new ModelFormatException("%s: cannot be read".formatted(name));
        }
    }
}
