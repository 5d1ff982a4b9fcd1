package dev.regfit.cli.command;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Scripts that hand the words of a command line to {@code regfit completion words} and offer its answer. */
enum CompletionScript {
    BASH("""
            # Completion of regfit for bash: eval "$(regfit completion bash)"
            _regfit() {
                local line kind= words=()
                while IFS= read -r line; do
                    case $line in
                        :*) kind=$line ;;
                        *) words+=("${line%%$'\\t'*}") ;;
                    esac
                done < <("${COMP_WORDS[0]}" completion words "$COMP_CWORD" "${COMP_WORDS[@]}" 2>/dev/null)
                COMPREPLY=("${words[@]}")
                case $kind in
                    :files) ;; # none, so that names of files are offered
                    :parts) compopt +o default +o bashdefault -o filenames -o nospace 2>/dev/null ;;
                    *) compopt +o default +o bashdefault -o filenames 2>/dev/null ;;
                esac
            }
            complete -o bashdefault -o default -F _regfit regfit
            """),
    ZSH("""
            #compdef regfit
            # Completion of regfit for zsh: eval "$(regfit completion zsh)" behind compinit,
            # or this file as _regfit in a folder of $fpath
            _regfit() {
                local line kind
                local -a values shown
                for line in "${(@f)$(${words[1]} completion words $((CURRENT - 1)) "${(@)words}" 2>/dev/null)}"; do
                    case $line in
                        :*) kind=$line ;;
                        *) values+=("${line%%$'\\t'*}")
                           shown+=("${line/$'\\t'/  -- }") ;;
                    esac
                done
                case $kind in
                    :files) _files ;;
                    :parts) compadd -l -S '' -d shown -a values ;;
                    *) compadd -l -d shown -a values ;;
                esac
            }
            if [ "$funcstack[1]" = _regfit ]; then
                _regfit "$@"
            else
                compdef _regfit regfit
            fi
            """),
    FISH("""
            # Completion of regfit for fish: regfit completion fish | source
            function __regfit_complete
                set -l words (commandline -opc) (commandline -ct)
                set -l lines ($words[1] completion words (math (count $words) - 1) $words 2>/dev/null)
                switch "$lines[-1]"
                    case :files
                        __fish_complete_path (commandline -ct)
                    case '*'
                        set -e lines[-1]
                        printf '%s\\n' $lines
                end
            end
            complete -c regfit -f -a '(__regfit_complete)'
            """);

    private final String text;

    CompletionScript(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    static List<String> names() {
        return Arrays.stream(values())
                .map(shell -> shell.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
