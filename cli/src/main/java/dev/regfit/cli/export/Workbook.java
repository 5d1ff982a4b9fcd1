package dev.regfit.cli.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook of Office Open XML (ECMA-376): a ZIP file of sheets, and of files that say where these are. */
final class Workbook {
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String RELATION_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static final String PART = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /** The same bytes every time. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Map<String, String> sheets = new LinkedHashMap<>();

    void add(String name, Sheet sheet) {
        sheets.put(name, sheet.end());
    }

    byte[] toBytes() {
        Xml types = new Xml().begin("Types", "xmlns", TYPES);
        types.empty(
                "Default",
                "Extension",
                "rels",
                "ContentType",
                "application/vnd.openxmlformats-package.relationships+xml");
        type(types, "/xl/workbook.xml", "sheet.main");
        type(types, "/xl/styles.xml", "styles");
        Xml book = new Xml()
                .begin("workbook", "xmlns", MAIN, "xmlns:r", RELATION_TYPES)
                .begin("sheets");
        Xml relations = new Xml().begin("Relationships", "xmlns", RELATIONS);
        Map<String, String> files = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            number++;
            String file = "worksheets/sheet" + number + ".xml";
            type(types, "/xl/" + file, "worksheet");
            book.empty("sheet", "name", sheet.getKey(), "sheetId", Integer.toString(number), "r:id", "r" + number);
            relation(relations, "r" + number, "worksheet", file);
            files.put("xl/" + file, sheet.getValue());
        }
        relation(relations, "styles", "styles", "styles.xml");
        book.end().empty("calcPr", "fullCalcOnLoad", "1").end();
        Xml root = new Xml().begin("Relationships", "xmlns", RELATIONS);
        relation(root, "book", "officeDocument", "xl/workbook.xml");
        Map<String, String> all = new LinkedHashMap<>();
        all.put("[Content_Types].xml", types.end().toString());
        all.put("_rels/.rels", root.end().toString());
        all.put("xl/workbook.xml", book.toString());
        all.put("xl/_rels/workbook.xml.rels", relations.end().toString());
        all.put("xl/styles.xml", styles());
        all.putAll(files);
        return zip(all);
    }

    private static void type(Xml types, String part, String type) {
        types.empty("Override", "PartName", part, "ContentType", PART + type + "+xml");
    }

    private static void relation(Xml relations, String id, String type, String target) {
        relations.empty("Relationship", "Id", id, "Type", RELATION_TYPES + "/" + type, "Target", target);
    }

    /** Two styles of cells: the usual one, and bold. */
    private static String styles() {
        Xml xml = new Xml().begin("styleSheet", "xmlns", MAIN);
        xml.begin("fonts", "count", "2")
                .begin("font")
                .end()
                .begin("font")
                .empty("b")
                .end()
                .end();
        xml.begin("fills", "count", "1")
                .begin("fill")
                .empty("patternFill", "patternType", "none")
                .end()
                .end();
        xml.begin("borders", "count", "1").empty("border").end();
        xml.begin("cellStyleXfs", "count", "1").empty("xf").end();
        xml.begin("cellXfs", "count", "2")
                .empty("xf", "fontId", "0")
                .empty("xf", "fontId", "1", "applyFont", "1")
                .end();
        return xml.end().toString();
    }

    private static byte[] zip(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTimeLocal(TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
