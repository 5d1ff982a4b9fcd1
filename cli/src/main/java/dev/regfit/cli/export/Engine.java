package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.List;

/** What runs an exported form. */
public interface Engine {
    /**
     * What is to be run.
     *
     * @param exported the bytes of the exported file
     * @param folder empty, for the files that this takes
     */
    record Task(Formula formula, ExportNames names, byte[] exported, CheckedRows rows, Path folder) {}

    /** The program, for messages. */
    String program();

    /**
     * The predictions of the rows, empty texts where there are none.
     *
     * @throws EngineException when it fails
     */
    List<String> predictions(Task task);
}
