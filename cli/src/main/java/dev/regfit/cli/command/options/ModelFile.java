package dev.regfit.cli.command.options;

import dev.regfit.model.LinearModel;
import dev.regfit.model.ModelFormat;
import dev.regfit.model.ModelFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
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
        return read(name);
    }

    /**
     * Reads a model.
     *
     * @throws ModelFormatException when it cannot be read
     */
    public static LinearModel read(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new ModelFormatException("it is a directory");
            }
            return ModelFormat.read(Files.readString(path));
        } catch (ModelFormatException e) {
            throw new ModelFormatException("%s: %s".formatted(name, e.getMessage()));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ModelFormatException("%s: there is no such file".formatted(name));
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("%s: not a model file: it is not text in UTF-8".formatted(name));
        } catch (AccessDeniedException e) {
            throw new ModelFormatException("%s: permission denied".formatted(name));
        } catch (IOException e) {
            throw new ModelFormatException("%s: cannot be read".formatted(name));
        }
    }
}
