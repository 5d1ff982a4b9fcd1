package dev.regfit.cli.command;

import dev.regfit.cli.command.options.PageOption;
import dev.regfit.cli.page.Page;
import dev.regfit.cli.report.Fact;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The page of HTML that a command writes beside its report, if it is asked to. */
final class PageFile implements AutoCloseable {
    private final OutputFile file;

    /** Opens the file, if there is to be one: what cannot be written must be known before the work is done. */
    PageFile(PageOption option) {
        this.file = OutputFile.open(option.file());
    }

    boolean isWanted() {
        return file != null;
    }

    /** Writes the page; where none is wanted it is not made. */
    void write(Supplier<Page> page) {
        if (isWanted()) {
            file.writer().write(page.get().html());
            file.commit();
        }
    }

    /**
     * How a page of a command comes to be.
     *
     * @param fit the command that fits the model again, where that is another than was typed
     * @param tested errors on rows that took no part
     * @param comparison that the model has won
     */
    static Page.Origin origin(
            Subcommand command, Optional<String> fit, List<Fact> tested, List<List<String>> comparison) {
        String typed = command.commandText();
        return new Page.Origin(
                List.of(
                        new Fact("Fit the model again:", List.of(fit.orElse(typed))),
                        new Fact("Write this page again:", List.of(typed))),
                tested,
                comparison,
                List.of(),
                List.of());
    }

    @Override
    public void close() {
        if (isWanted()) {
            file.close();
        }
    }
}
