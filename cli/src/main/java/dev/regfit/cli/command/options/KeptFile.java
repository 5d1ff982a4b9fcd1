package dev.regfit.cli.command.options;

import dev.regfit.model.ModelFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Function;

/** Reads files of text that regfit itself has written: models and scales. */
public final class KeptFile {
    private KeptFile() {}

    /**
     * Reads a file.
     *
     * @param noun what such a file is called
     * @param format makes of the text what it stands for
     * @throws ModelFormatException when it cannot be read; its message begins with the file's name
     */
    public static <T> T read(String name, String noun, Function<String, T> format) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw new ModelFormatException("it is a directory");
            }
            return format.apply(Files.readString(path));
        } catch (ModelFormatException e) {
            throw new ModelFormatException("%s: %s".formatted(name, e.getMessage()));
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new ModelFormatException("%s: there is no such file".formatted(name));
        } catch (CharacterCodingException e) {
            throw new ModelFormatException("%s: not a %s: it is not text in UTF-8".formatted(name, noun));
        } catch (AccessDeniedException e) {
            throw new ModelFormatException("%s: permission denied".formatted(name));
        } catch (IOException e) {
            throw new ModelFormatException("%s: cannot be read".formatted(name));
        }
    }
}
