package org.pagewire.fax.t30;

import java.io.IOException;

/** The document that a sending terminal sends. Called on the terminal's owner thread; pages are numbered from 1. */
public interface PageSource {

    /** Number of pages, at least 1. */
    int pages();

    /** Size of a page as it was scanned. The terminal sends the nearest size that the receiver can take. */
    PageGeometry geometry(int page);

    /**
     * The page as it goes on the line, first bit as the most significant one of its octet: MH and MR with EOL before each
     * row and RTC at the end, MMR with EOFB, rows filled to {@link PageParameters#minBitsPerRow()}. The terminal may ask
     * for the same page again, at other parameters.
     *
     * @throws IOException the page cannot be read; the call ends
     */
    byte[] coded(int page, PageParameters parameters) throws IOException;
}
