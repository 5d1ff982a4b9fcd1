package dev.regfit.cli.command.options;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import dev.regfit.cli.table.DataException;
import dev.regfit.problem.SettingsException;
import java.util.List;

/** Any text is a formula or is refused with a message. */
public final class FormulaFuzz {
    private FormulaFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider input) {
        try {
            FormulaParser.parse(input.consumeRemainingAsString(), List.of("y", "a", "b", "long name"));
        } catch (SettingsException | DataException refusal) {
            assert refusal.getMessage() != null;
        }
    }
}
