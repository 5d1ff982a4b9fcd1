package dev.regfit.cli.command;

import dev.regfit.cli.command.options.ColumnOptions;
import dev.regfit.cli.command.options.MomentsOptions;
import dev.regfit.cli.report.Report;
import dev.regfit.cli.table.DataException;
import dev.regfit.cli.table.MomentsFiles;
import dev.regfit.cli.table.Table;
import dev.regfit.data.CellReading;
import dev.regfit.data.FoldedData;
import dev.regfit.data.FoldedMoments;
import dev.regfit.data.TableMoments;
import dev.regfit.model.FoldCut;
import dev.regfit.model.LinearModel;
import dev.regfit.model.Training;
import dev.regfit.problem.SettingsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moments files, which add up. There are no rows any more: to fit least squares is all that can be done. */
final class MomentsInput implements Input {
    private final List<String> files;

    MomentsInput(List<String> files) {
        this.files = files;
    }

    @Override
    public Read learn(LearningCommand command, Wish wish) {
        MomentsOptions.refuseSolver(wish.solver());
        MomentsOptions.refuseScaling(command.objective().scaling());
        if (wish.single() || wish.kept()) {
            throw new SettingsException((wish.kept() ? "this draws rows" : "this needs single rows")
                    + ", and moments files hold none; give the tables instead");
        }
        MomentsFiles read = MomentsFiles.read(files, wish.folds() != null);
        if (wish.folds() != null) {
            MomentsOptions.refuseFolds(wish.folds(), read.parts().size());
        }
        TableMoments moments = read.sum().moments();
        List<Encoded> encoded = command.encoded(encoding -> {
            List<FoldedData> folds = wish.folds() == null
                    ? List.of()
                    : List.of(new FoldedMoments(
                            read.parts(), sum -> MomentsOptions.choose(command.columns(), sum, encoding)));
            return new Encoded(
                    moments.fill(MomentsOptions.choose(command.columns(), moments, encoding)), folds, Optional.empty());
        });
        List<String> names = new ArrayList<>();
        moments.schema().predictors().forEach(predictor -> names.add(predictor.name()));
        names.add(moments.schema().target());
        return new Read(
                encoded,
                command.loss().of(encoded.get(0).data()),
                command.grouping(names, encoded),
                new int[0],
                wish.folds() == null ? Optional.empty() : Optional.of(FoldCut.OF_FILES),
                command.provenance(
                        read.files(),
                        read.checksum(),
                        encoded.get(0).data(),
                        new Treatment(
                                moments.policy(),
                                moments.incompleteColumns(),
                                read.sum().weights(),
                                read.sum().cells())));
    }

    @Override
    public TrainedOn trainedOn(LinearModel model) {
        Training training = model.training();
        if (training.needsRows()) {
            String what = training.scaling().needsRows()
                    ? "--scale " + training.scaling().label()
                    : training.objective().loss().name().phrase();
            throw new SettingsException(
                    "%s takes the rows, and moments files hold none; give the tables instead".formatted(what));
        }
        MomentsFiles moments = MomentsFiles.read(files, false);
        return new TrainedOn(moments.sum().moments().fillFor(model.schema()), moments.files(), moments.checksum());
    }

    @Override
    public Scored score(Scoring scoring, Scoring.Sink sink) {
        throw withoutRows("models are measured row by row");
    }

    @Override
    public void predict(LinearModel model, Predicting predicting, Predicting.Sink sink) {
        throw withoutRows("predictions are of single rows");
    }

    @Override
    public Report inspect(ColumnOptions columns) {
        throw withoutRows("a table is looked over row by row");
    }

    private DataException withoutRows(String why) {
        return MomentsFiles.withoutRows(files.get(0), why);
    }

    @Override
    public Table table(CellReading known, String otherwise) {
        throw MomentsFiles.refusal(files.get(0));
    }
}
