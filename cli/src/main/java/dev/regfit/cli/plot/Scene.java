package dev.regfit.cli.plot;

import java.util.List;

/**
 * A picture that is laid out.
 *
 * @param title what it shows, in words
 * @param marks in the order in which they are drawn
 */
record Scene(String title, double width, double height, List<Mark> marks) {}
