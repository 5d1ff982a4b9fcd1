package dev.regfit.cli.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * What is drawn between two axes.
 *
 * @param title over the chart, empty for none
 * @param series in the order in which they are drawn
 * @param guides lines across
 * @param top what is written over the chart beside x, such as numbers of weights
 * @param isTrue whether a unit is as long upwards as along, so that circles are round
 */
record Chart(String title, Axis x, Axis y, List<Series> series, List<Guide> guides, Top top, boolean isTrue) {

    /**
     * A line across the chart.
     *
     * @param name written at it, empty for none
     * @param isUpright whether it is at a value of x; otherwise of y
     */
    record Guide(String name, double value, boolean isUpright, Stroke stroke) {
        /** Zero, where weights or errors change sign. */
        static Guide zero(boolean isUpright) {
            return new Guide("", 0, isUpright, Stroke.DOTTED);
        }
    }

    /** Words at values of x, over the chart. */
    record Top(String label, List<Axis.Tick> ticks) {
        static final Top NONE = new Top("", List.of());
    }

    Chart(String title, Axis x, Axis y, List<? extends Series> series) {
        this(title, x, y, List.copyOf(series), List.of(), Top.NONE, false);
    }

    Chart with(Guide guide) {
        List<Guide> more = new ArrayList<>(guides);
        more.add(guide);
        return new Chart(title, x, y, series, more, top, isTrue);
    }

    Chart with(Top words) {
        return new Chart(title, x, y, series, guides, words, isTrue);
    }

    /** The same with units as long upwards as along. */
    Chart trueToScale() {
        return new Chart(title, x, y, series, guides, top, true);
    }
}
