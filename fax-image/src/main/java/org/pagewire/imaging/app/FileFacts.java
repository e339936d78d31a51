package org.pagewire.imaging.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is told of a file. One thread. */
final class FileFacts {
    private final Path file;
    private final String kind;
    private final long octets;
    private final int pageCount;
    private final SortedMap<Integer, PageFacts> pages = new TreeMap<>();
    private final SortedMap<Integer, String> unreadable = new TreeMap<>();

    FileFacts(Path file, String kind, long octets, int pageCount) {
        this.file = file;
        this.kind = kind;
        this.octets = octets;
        this.pageCount = pageCount;
    }

    void add(PageFacts page) {
        pages.put(page.number(), page);
    }

    void addUnreadable(int number, String sentence) {
        unreadable.put(number, sentence);
    }

    Path file() {
        return file;
    }

    long octets() {
        return octets;
    }

    int pageCount() {
        return pageCount;
    }

    /** Those that could be decoded, by number. */
    SortedMap<Integer, PageFacts> pages() {
        return pages;
    }

    /** Why the others could not, in their order. */
    List<String> unreadable() {
        return new ArrayList<>(unreadable.values());
    }

    /** Whether every page is there as it was once sent. */
    boolean sound() {
        return unreadable.isEmpty() && pages.values().stream().allMatch(PageFacts::sound);
    }

    /** The file's kind. A TIFF file whose every page is within RFC 3949's profile S or F is a TIFF-F; with J, a TIFF-FX. */
    String kind() {
        boolean fax = !pages.isEmpty()
                && unreadable.isEmpty()
                && pages.values().stream().noneMatch(page -> page.profile().isEmpty());
        boolean jbig = pages.values().stream().anyMatch(page -> page.profile().equals("J"));
        return !fax ? kind : jbig ? "TIFF-FX" : "TIFF-F";
    }

    /** Whether its pages are drawn or in colours, so that what is told is what becomes of them. */
    boolean becomesFax() {
        return !pages.isEmpty()
                && pages.values().stream().allMatch(page -> page.coding().isEmpty());
    }
}
