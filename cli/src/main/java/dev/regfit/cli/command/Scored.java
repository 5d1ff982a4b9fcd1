package dev.regfit.cli.command;

import java.util.List;

/**
 * What is to be known of rows that models were held against.
 *
 * @param target the name of the column of true values
 * @param dropped number of rows left out because a value was missing
 * @param description how the data were understood, empty if there is nothing to understand
 * @param notes what the user should know
 */
record Scored(
        List<String> files,
        String checksum,
        String target,
        long dropped,
        List<String> description,
        List<String> notes) {}
