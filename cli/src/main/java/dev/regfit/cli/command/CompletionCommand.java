package dev.regfit.cli.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints the script that makes a shell complete command lines. */
@Command(
        name = CompletionCommand.NAME,
        header = "Print a script that completes commands, options, files and columns in a shell.",
        footer = {
            "",
            "Examples:",
            "  eval \"$(regfit completion bash)\"           # in ~/.bashrc",
            "  eval \"$(regfit completion zsh)\"            # in ~/.zshrc, behind compinit",
            "  regfit completion fish | source            # in ~/.config/fish/config.fish"
        },
        abbreviateSynopsis = true,
        sortOptions = false)
final class CompletionCommand extends Subcommand {
    static final String NAME = "completion";

    /** Behind the command in place of a shell: what the scripts ask. */
    private static final String QUESTION = "words";

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish.")
    private CompletionScript shell;

    @Override
    FilesOfRun filesOfRun() {
        return new FilesOfRun();
    }

    @Override
    public Integer call() {
        console().out().write(shell.text());
        console().out().flush();
        return ExitCode.DONE;
    }

    /** Whether a script asks for words, which are no command line of this program. */
    static boolean isQuestion(String[] words) {
        return words.length > 2 && words[0].equals(NAME) && words[1].equals(QUESTION);
    }

    /** Answers {@code completion words AT PROGRAM WORD…}, AT being the place of the word that is typed, counted from PROGRAM. */
    static int answer(Console console, String[] words) {
        List<String> typed = List.of(words).subList(Math.min(4, words.length), words.length);
        int at = Integer.parseInt(words[2]) - 1;
        console.out()
                .write(new Completion(console, Math.max(0, at), typed).answer().text());
        console.out().flush();
        return ExitCode.DONE;
    }
}
