package dev.regfit.cli.command;

import dev.regfit.data.TrainingData;
import java.util.List;

/**
 * The rows that a model was trained on.
 *
 * @param data encoded by the model's own schema
 * @param files by name
 * @param checksum of the bytes of all files, with its kind before it
 */
record TrainedOn(TrainingData data, List<String> files, String checksum) {}
