package dev.regfit.cli.command;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Help in a width other than the usual one, for which the lines of descriptions are broken by hand: here those of an
 * option flow together, to be broken anew.
 */
final class FlowingHelp implements IHelpFactory {

    @Override
    public Help create(CommandSpec command, ColorScheme colors) {
        return new Help(command, colors) {
            @Override
            public IOptionRenderer createDefaultOptionRenderer() {
                IOptionRenderer usual = super.createDefaultOptionRenderer();
                return (option, labels, scheme) -> flowing(usual.render(option, labels, scheme));
            }
        };
    }

    /** The first of an option's rows with the descriptions of all of them, which stand in the last column. */
    private static Text[][] flowing(Text[][] rows) {
        Text[] first = rows[0];
        int last = first.length - 1;
        for (int k = 1; k < rows.length; k++) {
            first[last] = first[last].concat(" ").concat(rows[k][last]);
        }
        return new Text[][] {first};
    }
}
