package dev.regfit.cli.command;

import dev.regfit.cli.table.DataException;
import dev.regfit.data.DataProblem;
import dev.regfit.problem.SettingsException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What became of work on part of the rows, which may be such that it cannot be done while that on others can.
 *
 * @param done what was made of them, if it could be done
 * @param failure why it could not
 */
record Attempt<T>(Optional<T> done, Optional<RuntimeException> failure) {

    /** Does the work. */
    static <T> Attempt<T> of(Supplier<T> work) {
        try {
            return new Attempt<>(Optional.of(work.get()), Optional.empty());
        } catch (DataException | DataProblem | SettingsException e) {
            return new Attempt<>(Optional.empty(), Optional.of(e));
        }
    }

    /** Why it could not be done, on one line; empty if it could. */
    String reason() {
        return failure.map(e -> e.getMessage()
                        .strip()
                        .replaceAll(":\\s*\\R\\s*", ": ")
                        .replaceAll("\\s*\\R\\s*", "; ")
                        .replaceAll(" {2,}", " "))
                .orElse("");
    }
}
