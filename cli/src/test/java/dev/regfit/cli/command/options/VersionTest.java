package dev.regfit.cli.command.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void tellsRegfitJavaAndKernels() {
        String[] lines = new Version().getVersion();
        assertEquals("regfit " + Version.number(), lines[0]);
        assertTrue(lines[1].startsWith("Java " + System.getProperty("java.version")), lines[1]);
        assertTrue(lines[2].matches("Kernels: (Vector API, \\d+ bits.*|scalar \\(.+\\))"), lines[2]);
    }
}
