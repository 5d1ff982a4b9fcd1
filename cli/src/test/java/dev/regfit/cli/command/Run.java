package dev.regfit.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What one run of regfit, in this process, gave.
 *
 * @param out standard output
 * @param err standard error
 */
record Run(int code, String out, String err) {

    /** @param columns what the environment's variable of that name holds, or null */
    static Run of(List<String> arguments, byte[] standardInput, String columns) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                Console.of(new ByteArrayInputStream(standardInput), out, err, false, Console.width(columns), false);
        int code = Application.run(arguments.toArray(new String[0]), console);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
