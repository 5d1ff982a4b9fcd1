package dev.regfit.inference;

import dev.regfit.data.Dataset;
import dev.regfit.data.Moments;
import dev.regfit.data.Standardization;
import dev.regfit.data.TrainingData;
import dev.regfit.linalg.Cholesky;
import dev.regfit.linalg.OrthogonalBasis;
import dev.regfit.problem.MomentSquares;
import dev.regfit.problem.RowSquares;
import java.util.Optional;

/** (X̃ᵀΩX̃)⁻¹ of the chosen working columns: from the rows where they are at hand, since moments lose half of the digits. */
interface Factor {
    /** Multiplications, n·k², that the rows are worth: some seconds. */
    double AFFORDABLE = 1e10;

    /** cᵀ(X̃ᵀΩX̃)⁻¹c for coefficients c of the chosen columns. */
    double quadraticForm(double[] c);

    /** The basis of the chosen columns, where rows are at hand. */
    Optional<OrthogonalBasis> basis();

    /** Empty where the columns are too many, or too nearly collinear for moments. */
    static Optional<Factor> of(TrainingData data, Standardization standardization, int[] chosen) {
        double flops = (double) data.size() * chosen.length * chosen.length;
        if (data instanceof Dataset rows && flops <= AFFORDABLE) {
            return ofRows(new RowSquares(rows, standardization), chosen);
        }
        return chosen.length < Moments.MAX_COLUMNS
                ? ofMoments(new MomentSquares(data.moments(), standardization), chosen)
                : Optional.empty();
    }

    private static Optional<Factor> ofRows(RowSquares loss, int[] chosen) {
        OrthogonalBasis basis = new OrthogonalBasis((int) loss.rows(), 0);
        for (int j : chosen) {
            if (!basis.add(loss.working().select(new int[] {j}).values())) {
                return Optional.empty();
            }
        }
        return Optional.of(new Factor() {
            @Override
            public double quadraticForm(double[] c) {
                double sum = 0;
                for (double entry : basis.solveTransposed(c)) {
                    sum += entry * entry;
                }
                return sum;
            }

            @Override
            public Optional<OrthogonalBasis> basis() {
                return Optional.of(basis);
            }
        });
    }

    private static Optional<Factor> ofMoments(MomentSquares loss, int[] chosen) {
        return Cholesky.of(loss.gram(chosen), chosen.length).map(cholesky -> new Factor() {
            @Override
            public double quadraticForm(double[] c) {
                double[] solution = cholesky.solve(c);
                double sum = 0;
                for (int k = 0; k < c.length; k++) {
                    sum += c[k] * solution[k];
                }
                return sum / loss.rows();
            }

            @Override
            public Optional<OrthogonalBasis> basis() {
                return Optional.empty();
            }
        });
    }
}
