package org.pagewire.imaging.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pagewire.image.page.FaxResolution;
import org.pagewire.image.t4.RowCounts;

/** Tells facts to a program. */
final class FactsJson {
    private FactsJson() {}

    static ObjectNode of(FileFacts file) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("file", file.file().toString());
        object.put("kind", file.kind());
        object.put("octets", file.octets());
        object.put("sound", file.sound());
        object.put("pageCount", file.pageCount());
        ArrayNode pages = object.putArray("pages");
        file.pages().values().forEach(page -> page(pages.addObject(), page));
        ArrayNode unreadable = object.putArray("unreadable");
        file.unreadable().forEach(unreadable::add);
        return object;
    }

    private static void page(ObjectNode object, PageFacts page) {
        object.put("number", page.number());
        object.put("width", page.width());
        object.put("height", page.height());
        object.put("dpiAcross", page.resolution().horizontal());
        object.put("dpiDown", page.resolution().vertical());
        FaxResolution.of(page.resolution()).ifPresent(fax -> object.put("resolution", fax.keyword()));
        object.put("widthMm", tenths(page.widthMm()));
        object.put("heightMm", tenths(page.heightMm()));
        page.sheet().ifPresent(sheet -> object.put("paper", sheet));
        if (!page.coding().isEmpty()) {
            object.put("coding", page.coding());
            if (!page.profile().isEmpty()) {
                object.put("profile", page.profile());
            }
            object.put("octets", page.octets());
            object.put("offset", page.offset());
        }
        object.put("black", Math.round(1e6 * page.black()) / 1e6);
        object.put("blank", page.blank());
        rows(object.putObject("rows"), page.rows());
        rows(object.putObject("received"), page.received());
        if (!page.damage().isEmpty()) {
            object.put("damage", page.damage());
        }
    }

    private static void rows(ObjectNode object, RowCounts rows) {
        object.put("good", rows.good());
        object.put("bad", rows.bad());
        object.put("longestBadRun", rows.longestBadRun());
    }

    private static double tenths(double value) {
        return Math.round(10 * value) / 10.0;
    }
}
