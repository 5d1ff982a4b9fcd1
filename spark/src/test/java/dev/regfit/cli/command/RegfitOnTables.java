package dev.regfit.cli.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What one run of regfit, in this process, gave. It is in this package because that is where streams can be given.
 *
 * @param out standard output
 * @param err standard error
 */
public record RegfitOnTables(int code, String out, String err) {

    /** @param opener of tables; files of this machine if empty */
    public static RegfitOnTables run(Optional<TableOpener> opener, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console =
                Console.of(new ByteArrayInputStream(new byte[0]), out, err, false, Console.width(null), false);
        int code = Application.run(arguments, console, opener);
        return new RegfitOnTables(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
