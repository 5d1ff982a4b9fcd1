package dev.regfit.cli.export;

import java.util.List;

/**
 * What an exported model says of itself.
 *
 * @param version of regfit
 * @param model name of the model's file
 * @param target name of the target
 * @param lines sentences for a comment at the top
 * @param missing spellings of a missing value in data files
 */
record About(String version, String model, String target, List<String> lines, List<String> missing) {
    About {
        lines = List.copyOf(lines);
        missing = List.copyOf(missing);
    }
}
