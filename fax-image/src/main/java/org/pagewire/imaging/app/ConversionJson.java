package org.pagewire.imaging.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pagewire.image.page.FaxResolution;

/** Tells a program what was converted: an object per page written, and one for the whole. */
final class ConversionJson {
    private ConversionJson() {}

    /**
     * @param typed the files read, as they were named, in the order of their indices
     */
    static ObjectNode of(Conversion.WrittenPage page, List<Path> typed) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("page", page.number());
        object.put("file", page.file().toString());
        object.put("from", typed.get(page.input()).toString());
        object.put("fromPage", page.index() + 1);
        object.put("width", page.width());
        object.put("height", page.height());
        object.put("dpiAcross", page.resolution().horizontal());
        object.put("dpiDown", page.resolution().vertical());
        FaxResolution.of(page.resolution()).ifPresent(fax -> object.put("resolution", fax.keyword()));
        if (!page.damage().isEmpty()) {
            object.put("damage", page.damage());
        }
        return object;
    }

    /** The files are there already. */
    static ObjectNode of(Conversion.Result result, List<Path> files) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ArrayNode names = object.putArray("files");
        long octets = 0;
        for (Path file : files) {
            names.add(file.toString());
            octets += Files.size(file);
        }
        object.put("pageCount", result.pages().size());
        object.put("damagedPages", result.damagedPages());
        object.put("octets", octets);
        return object;
    }
}
