package org.pagewire.simulator.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t30.Capabilities;
import org.pagewire.fax.t30.Coding;
import org.pagewire.fax.t30.ModemRate;
import org.pagewire.fax.t30.PageGeometry;
import org.pagewire.fax.t30.PageParameters;
import org.pagewire.fax.t30.PageSource;
import org.pagewire.fax.t30.Resolution;
import org.pagewire.image.t4.T4Encoder;
import org.pagewire.image.t4.T4Settings;

/**
 * Feeds a document into one call. While a page is on the line the next one is read and coded by a worker, so that the
 * call's thread finds it ready. Owned by the call's thread.
 */
final class DocumentFeed implements PageSource {
    private final Document document;
    private final Executor worker;
    private @Nullable Ahead ahead;

    /** One page being coded in advance; more would only take memory. */
    private record Ahead(int page, Form form, CompletableFuture<byte[]> coded) {}

    /** All that the octets of a page depend on: a page coded in advance serves when these came out as guessed. */
    private record Form(T4Settings settings, Resolution resolution) {
        static Form of(PageParameters parameters) {
            return new Form(Codes.coding(parameters), parameters.resolution());
        }
    }

    /**
     * @param able what this machine can do: the first page is coded at once as two such machines would agree on
     */
    DocumentFeed(Document document, Capabilities able, Executor worker) {
        this.document = document;
        this.worker = worker;
        this.ahead = start(1, best(document.geometry(1), able));
    }

    private static PageParameters best(PageGeometry geometry, Capabilities able) {
        Coding coding = able.codings().contains(Coding.MR) ? Coding.MR : Coding.MH;
        if (able.ecm() && able.codings().contains(Coding.MMR)) {
            coding = Coding.MMR;
        }
        return new PageParameters(
                coding, geometry.resolution(), geometry.widthPels(), able.ecm(), ModemRate.V17_14400, 0);
    }

    @Override
    public int pages() {
        return document.pages();
    }

    @Override
    public PageGeometry geometry(int page) {
        return document.geometry(page);
    }

    @Override
    public byte[] coded(int page, PageParameters parameters) throws IOException {
        Ahead ready = ahead;
        byte[] octets = ready != null && ready.page() == page && ready.form().equals(Form.of(parameters))
                ? join(ready.coded())
                : code(page, parameters);
        ahead = page < pages() ? start(page + 1, likely(geometry(page + 1), parameters)) : null;
        return octets;
    }

    /** What the next page will probably be sent with: agreed on as this one was, at its own resolution and width. */
    private static PageParameters likely(PageGeometry next, PageParameters now) {
        return new PageParameters(
                now.coding(), next.resolution(), next.widthPels(), now.ecm(), now.rate(), now.minScanLineMs());
    }

    private Ahead start(int page, PageParameters parameters) {
        return new Ahead(
                page,
                Form.of(parameters),
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return code(page, parameters);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        worker));
    }

    private byte[] code(int page, PageParameters parameters) throws IOException {
        return T4Encoder.encode(document.page(page, parameters), Codes.coding(parameters));
    }

    private static byte[] join(CompletableFuture<byte[]> coded) throws IOException {
        try {
            return coded.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException unread) {
                throw unread.getCause();
            }
            throw e;
        }
    }
}
