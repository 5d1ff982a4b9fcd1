package dev.regfit.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one run of regfit, in this process, gave. It is in this package because that is where streams can be given.
 *
 * @param out standard output
 * @param err standard error
 */
public record Regfit(int code, String out, String err) {

    public static Regfit run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                Console.of(new ByteArrayInputStream(new byte[0]), out, err, false, Console.width(null), false);
        int code = Application.run(arguments.toArray(new String[0]), console);
        return new Regfit(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same of a run that must succeed. */
    public static Regfit done(List<String> arguments) {
        Regfit run = run(arguments);
        if (run.code() != 0) {
            throw new AssertionError("regfit " + arguments + ": " + run.err());
        }
        return run;
    }
}
