package dev.regfit.cli.export;

import java.nio.charset.StandardCharsets;

/** Writes formulas in one language. */
interface Form {

    /** The bytes of a file that holds the formula. */
    byte[] write(Formula formula, ExportNames names);

    /** Of text, as UTF-8. */
    static byte[] bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
