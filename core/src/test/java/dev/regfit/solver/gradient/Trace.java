package dev.regfit.solver.gradient;

import dev.regfit.problem.Certificate;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a listener is told. */
final class Trace implements EpochListener {
    private final List<Integer> epochs = new ArrayList<>();
    private final List<double[]> weights = new ArrayList<>();
    private final List<Certificate> certificates = new ArrayList<>();

    @Override
    public void epoch(Epoch at) {
        epochs.add(at.number());
        weights.add(at.weights());
        certificates.add(at.certificate());
    }

    List<Integer> epochs() {
        return epochs;
    }

    double[] weights(int epoch) {
        return weights.get(epoch);
    }

    List<Double> objectives() {
        return certificates.stream().map(Certificate::objective).toList();
    }
}
