package dev.regfit.cli.command.options;

import dev.regfit.cli.plot.Theme;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What pictures look like. */
public final class ThemeOption {
    @Option(
            names = "--theme",
            paramLabel = "NAME",
            defaultValue = "${env:REGFIT_PLOT_THEME:-light}",
            converter = ThemeConverter.class,
            description = {
                "Colours: light, dark (for dark pages) or grey (for printers without",
                "them); default: the variable REGFIT_PLOT_THEME, otherwise light."
            })
    private Theme theme = Theme.LIGHT;

    Theme theme() {
        return theme;
    }

    /** Reads a theme by its name. */
    static final class ThemeConverter implements ITypeConverter<Theme> {
        @Override
        public Theme convert(String text) {
            return Labels.find(text, Theme.values(), Theme::label);
        }
    }
}
