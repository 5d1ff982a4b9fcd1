package dev.regfit.cli.report;

import java.util.List;

/**
 * Something that is known, under a label.
 *
 * @param label one or two words; empty where the fact belongs to the one before
 * @param lines words; several lines for what is not to be run together, such as calls of other tools
 */
public record Fact(String label, List<String> lines) {
    public Fact {
        lines = List.copyOf(lines);
    }
}
