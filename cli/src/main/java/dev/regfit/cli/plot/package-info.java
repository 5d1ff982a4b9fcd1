/**
 * Pictures. A {@link dev.regfit.cli.plot.Chart} says what is drawn, in data; it is laid out once into a
 * {@link dev.regfit.cli.plot.Scene} of lines, rectangles, dots and texts, which {@link dev.regfit.cli.plot.Svg},
 * {@link dev.regfit.cli.plot.Png} and {@link dev.regfit.cli.plot.Terminal} write. Each kind of picture is a class that makes charts.
 */
package dev.regfit.cli.plot;
