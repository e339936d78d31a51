package org.pagewire.imaging.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pagewire.image.page.FaxGeometry;
import org.pagewire.image.page.FaxResolution;

/** What is told of a file. One thread. */
final class FileFacts {
    private static final Set<String> FAX_CODINGS = Set.of("MH", "MR", "MMR", "JBIG");

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

    /** The file's kind; a TIFF file whose every page a fax carries as it is, is a TIFF-F. */
    String kind() {
        boolean fax = kind.equals("TIFF")
                && !pages.isEmpty()
                && unreadable.isEmpty()
                && pages.values().stream().allMatch(FileFacts::isFax);
        return fax ? "TIFF-F" : kind;
    }

    private static boolean isFax(PageFacts page) {
        return FAX_CODINGS.contains(page.coding())
                && FaxResolution.of(page.resolution())
                        .flatMap(resolution -> FaxGeometry.of(page.width(), resolution))
                        .isPresent();
    }

    /** Whether its pages are drawn or in colours, so that what is told is what becomes of them. */
    boolean becomesFax() {
        return !pages.isEmpty()
                && pages.values().stream().allMatch(page -> page.coding().isEmpty());
    }
}
