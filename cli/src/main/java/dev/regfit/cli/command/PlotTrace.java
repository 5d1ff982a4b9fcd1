package dev.regfit.cli.command;

import dev.regfit.Fit;
import dev.regfit.cli.command.options.PictureOption;
import dev.regfit.problem.SettingsException;
import dev.regfit.solver.SolverName;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws how far above the optimum solvers are after each epoch. */
@Command(
        name = "trace",
        header = "Draw how gradient solvers get on, epoch by epoch.",
        abbreviateSynopsis = true,
        footer = {
            "",
            "Examples:",
            "  regfit plot trace data.csv -p ridge -a 1",
            "  regfit plot trace data.csv -a 0.1 --solver subgradient,proximal -o t.svg"
        },
        sortOptions = false)
final class PlotTrace extends FittingCommand {
    private static final List<SolverName> WITH_CORNERS =
            List.of(SolverName.PROXIMAL, SolverName.SUBGRADIENT, SolverName.SGD);
    private static final List<SolverName> SMOOTH = List.of(SolverName.GD, SolverName.PROXIMAL, SolverName.SGD);

    @Mixin
    private final PictureOption picture = new PictureOption();

    @Override
    FilesOfRun filesOfRun() {
        return super.filesOfRun().draws(picture.target());
    }

    /** The gradient solvers that are asked for, or else those that suit the penalty. */
    @Override
    List<SolverName> solvers() {
        List<SolverName> asked = super.solvers();
        return asked.equals(List.of(SolverName.AUTO)) ? penalty().kind().hasL1Part() ? WITH_CORNERS : SMOOTH : asked;
    }

    @Override
    public Integer call() {
        checkFit();
        solvers().stream().filter(name -> !name.isGradient()).findFirst().ifPresent(name -> {
            throw new SettingsException(
                    "--solver %s has no epochs; take gd, subgradient, proximal or sgd".formatted(name.label()));
        });
        try (Drawing drawing = Drawing.alone(picture, console())) {
            Read read = read(wish(false));
            Descents descents = new Descents();
            List<SolverName> all = new ArrayList<>(solvers());
            all.add(SolverName.AUTO); // tells how low the objective can get
            Fit best = learn(read, read.loss(), all, descents).fit();
            drawing.draw(() -> descents.picture(best.model(), best.value()));
            drawing.show();
            return ExitCode.DONE;
        }
    }
}
