package dev.regfit.cli.report;

import dev.regfit.Verification;
import dev.regfit.model.LinearModel;
import dev.regfit.problem.Certificate;
import dev.regfit.problem.Objective;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a model's certificate holds on data.
 *
 * @param version version of regfit
 * @param files the data files by name
 * @param verification what was found
 */
public record VerifyReport(String version, List<String> files, Verification verification) implements Report {

    private Certificate recorded() {
        return verification.recorded().certificate();
    }

    /** That the model does not hold, and why; empty where it does. */
    public List<String> alarms() {
        return verification.holds()
                ? List.of()
                : List.of("THE MODEL DOES NOT HOLD on %s: %s"
                        .formatted(
                                Words.count(verification.rows(), "row") + Words.of(files),
                                String.join("; ", reasons())));
    }

    private List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        for (Verification.Failure failure : verification.failures()) {
            reasons.add(
                    switch (failure) {
                        case GAP -> "the duality gap is not the one recorded";
                        case KKT -> "the KKT conditions are violated more than recorded";
                    });
        }
        if (!reasons.isEmpty() && verification.isOnOtherData()) {
            reasons.add(otherData());
        }
        return reasons;
    }

    private String otherData() {
        long before = verification.model().training().provenance().rows();
        return verification.rows() == before
                ? "the data are not the same, byte for byte, as those it was trained on"
                : "it was trained on %s, and these are %s"
                        .formatted(Words.count(before, "row"), Words.count(verification.rows(), "row"));
    }

    @Override
    public Map<String, Object> tree() {
        LinearModel model = verification.model();
        Objective objective = model.training().objective();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("files", files);
        data.put("rows", verification.rows());
        data.put("target", model.schema().target());
        data.put("checksum", verification.checksum());
        data.put("same_data", !verification.isOnOtherData());
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("relative_gap", verification.gapLimit());
        limits.put("kkt", verification.kktLimit());
        Map<String, Object> tree = ModelTree.head(version, "verify");
        tree.put("data", data);
        tree.put("holds", verification.holds());
        tree.put("reasons", reasons());
        tree.put("recorded", ModelTree.certificate(model));
        tree.put("recomputed", ModelTree.certificate(verification.recomputed(), objective));
        tree.put("limit", limits);
        return tree;
    }

    @Override
    public Sheet sheet() {
        Certificate recomputed = verification.recomputed();
        List<Sheet.Row> rows = new ArrayList<>();
        rows.add(Sheet.pair("holds", Cell.text(Boolean.toString(verification.holds()))));
        rows.add(Sheet.pair("recorded_relative_gap", Cell.number(recorded().relativeGap())));
        rows.add(Sheet.pair("recomputed_relative_gap", Cell.number(recomputed.relativeGap())));
        rows.add(Sheet.pair("limit_relative_gap", Cell.number(verification.gapLimit())));
        rows.add(Sheet.pair("recorded_kkt", Cell.number(recorded().kkt())));
        rows.add(Sheet.pair("recomputed_kkt", Cell.number(recomputed.kkt())));
        rows.add(Sheet.pair("limit_kkt", Cell.number(verification.kktLimit())));
        return Sheet.ofPairs(title(), rows);
    }

    private String title() {
        String data = Words.count(verification.rows(), "row") + Words.of(files);
        if (!verification.holds()) {
            return "THE MODEL DOES NOT HOLD on " + data;
        }
        return verification.recorded().converged()
                ? "the model holds: proven optimal on " + data
                : "the model is as recorded on " + data + ", and NOT CONVERGED: not proven optimal";
    }

    @Override
    public void write(TextPage page) {
        if (verification.holds()) {
            page.title(title());
        } else {
            page.alarm(title());
        }
        TextTable table = TextTable.aligned("llll").row("", "recorded", "recomputed", "at most");
        addRow(
                table,
                "relative gap",
                recorded().relativeGap(),
                verification.recomputed().relativeGap(),
                verification.gapLimit());
        addRow(
                table,
                "KKT violation",
                recorded().kkt(),
                verification.recomputed().kkt(),
                verification.kktLimit());
        page.table("certificate", table);
        String label = "because";
        for (String reason : reasons()) {
            page.entry(label, reason);
            label = "";
        }
    }

    private static void addRow(TextTable table, String name, double recorded, double recomputed, double limit) {
        table.row(name, CertificateText.of(recorded), CertificateText.of(recomputed), TextNumbers.of(limit, 2));
    }
}
