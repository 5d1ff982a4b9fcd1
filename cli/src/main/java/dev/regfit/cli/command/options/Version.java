package dev.regfit.cli.command.options;

import dev.regfit.linalg.Kernels;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version of regfit, written into a resource by the build; with what it runs on for {@code --version}. */
public final class Version implements IVersionProvider {
    /** Read once: each of many models has it. */
    private static final String NUMBER = read();

    public static String number() {
        return NUMBER;
    }

    private static String read() {
        // Of the module, because a class asks the JDK's own modules first, which are not open yet.
        try (InputStream resource = Version.class.getModule().getResourceAsStream("dev/regfit/cli/version.txt")) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        String java = "%s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vm.name"));
        return new String[] {"regfit " + number(), "Java " + java, "Kernels: " + Kernels.description()};
    }
}
