package dev.regfit.solver;

/** Is told how far a series of fits has come. */
public interface Progress {
    /** Tells no one. A class, because the first lambda of a run takes longer than a small fit. */
    Progress NONE = new Progress() {
        @Override
        public void fitted(int done, int total) {
            // no one listens
        }
    };

    /**
     * Some fits are finished; threads may say so at the same time.
     *
     * @param done how many, 0 at the start
     * @param total of how many
     */
    void fitted(int done, int total);
}
