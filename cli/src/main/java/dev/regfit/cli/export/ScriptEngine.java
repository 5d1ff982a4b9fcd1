package dev.regfit.cli.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An interpreter that is given the file and a table. */
record ScriptEngine(ExportForm form, String program, List<String> options) implements Engine {
    @Override
    public List<String> predictions(Task task) {
        String name = form == ExportForm.JAVA ? task.names().type() : "model";
        Path file = Programs.write(task.folder().resolve(name + "." + form.ending()), task.exported());
        boolean isSimple = form == ExportForm.AWK;
        Path table = Programs.write(
                task.folder().resolve("data"),
                isSimple
                        ? PlainTables.tabbed(task.formula(), task.rows().cells())
                        : PlainTables.csv(task.formula(), task.rows().cells()));
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(options);
        command.addAll(List.of(file.toString(), table.toString()));
        return Answers.of(Programs.run(command, task.folder(), null));
    }
}
