package dev.regfit.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Files of one kind, each of which appears whole or not at all; there may be none. */
final class OutputFiles implements AutoCloseable {
    private final List<OutputFile> files = new ArrayList<>();

    private OutputFiles() {}

    /**
     * Opens all of them for writing.
     *
     * @throws OutputException when one cannot be written; then none is left behind
     */
    static OutputFiles open(List<String> names) {
        OutputFiles opened = new OutputFiles();
        try {
            names.forEach(name -> opened.files.add(OutputFile.open(name)));
        } catch (OutputException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    /** Writes one content to each file, in order, and completes it; without files does nothing. */
    <T> void write(List<T> contents, Function<T, String> written) {
        for (int k = 0; k < files.size(); k++) {
            files.get(k).writer().write(written.apply(contents.get(k)));
        }
        files.forEach(OutputFile::commit);
    }

    @Override
    public void close() {
        files.forEach(OutputFile::close);
    }
}
