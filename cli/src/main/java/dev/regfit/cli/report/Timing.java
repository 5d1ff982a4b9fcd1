package dev.regfit.cli.report;

/**
 * What took how long, in seconds.
 *
 * @param read reading the data
 * @param fit fitting, with its certificate
 * @param total from the program's start
 */
public record Timing(double read, double fit, double total) {}
