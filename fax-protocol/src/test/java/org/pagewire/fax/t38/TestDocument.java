package org.pagewire.fax.t38;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.Resolution;

/** Pages of opaque octets that end in a 1, so that fill after them can be told apart. */
public final class TestDocument implements PageSource {
    private final List<PageGeometry> geometries = new ArrayList<>();
    private final List<byte[]> pages = new ArrayList<>();
    /** What each page was last asked for. */
    final Map<Integer, PageParameters> askedFor = new HashMap<>();

    public static TestDocument of(RandomGenerator random, int pages, int octets) {
        TestDocument document = new TestDocument();
        for (int i = 0; i < pages; i++) {
            document.page(random, Resolution.FINE, 1728, octets);
        }
        return document;
    }

    public TestDocument page(RandomGenerator random, Resolution resolution, int width, int octets) {
        byte[] page = new byte[octets];
        random.nextBytes(page);
        page[octets - 1] = 1;
        pages.add(page);
        geometries.add(new PageGeometry(width, resolution, 100));
        return this;
    }

    public byte[] octets(int page) {
        return pages.get(page - 1);
    }

    @Override
    public int pages() {
        return pages.size();
    }

    @Override
    public PageGeometry geometry(int page) {
        return geometries.get(page - 1);
    }

    @Override
    public byte[] coded(int page, PageParameters parameters) throws IOException {
        askedFor.put(page, parameters);
        return octets(page);
    }
}
