package org.pagewire.simulator.machine;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.pagewire.fax.t30.FaxEvent;
import org.pagewire.fax.t30.TerminalSettings;
import org.pagewire.fax.t30.Verdict;
import org.pagewire.fax.t38.IfpPacket;
import org.pagewire.fax.t38.T38Line;
import org.pagewire.fax.t38.T38Terminal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fax part of one call: a terminal with the feeder or the printer behind it. A received page goes to the printer on
 * a worker and is confirmed only after the printer has it on disk. Owned by the call's thread, where all callbacks run.
 */
public final class FaxCall {
    private static final Logger LOG = LoggerFactory.getLogger(FaxCall.class);

    /**
     * What a call is given.
     *
     * @param clock monotonic nanoseconds of any origin
     * @param owner runs work on the call's thread
     * @param worker runs work that may block
     * @param packets takes packets for the line
     * @param events takes what happens
     * @param ended takes the verdict, once, last
     */
    public record Surroundings(
            LongSupplier clock,
            Executor owner,
            Executor worker,
            Consumer<IfpPacket> packets,
            Consumer<CallEvent> events,
            Consumer<Verdict> ended) {}

    private final T38Terminal terminal;
    private final Surroundings around;
    private final int pages;
    private final @Nullable PrintJob printer;
    private boolean draining;
    private boolean over;

    private FaxCall(T38Terminal terminal, Surroundings around, int pages, @Nullable PrintJob printer) {
        this.terminal = terminal;
        this.around = around;
        this.pages = pages;
        this.printer = printer;
    }

    /** The calling side: sends the document. */
    public static FaxCall sending(TerminalSettings settings, T38Line line, Document document, Surroundings around) {
        DocumentFeed feed = new DocumentFeed(document, settings.capabilities(), around.worker());
        return new FaxCall(T38Terminal.calling(settings, line, feed), around, document.pages(), null);
    }

    /** The answering side: prints what comes. */
    public static FaxCall receiving(TerminalSettings settings, T38Line line, PrintJob printer, Surroundings around) {
        return new FaxCall(T38Terminal.answering(settings, line), around, 0, printer);
    }

    /** The T.38 path is there. */
    public void start() {
        terminal.start(now());
        drain();
    }

    /** A packet came, in order and once. */
    public void receive(IfpPacket packet) {
        terminal.receive(packet, now());
        drain();
    }

    /** Packets are lost for good. */
    public void packetsMissing() {
        terminal.packetsMissing(now());
        drain();
    }

    /** Lets time pass; due at {@link #nextDeadlineNs}. */
    public void advance() {
        terminal.advance(now());
        drain();
    }

    /** Ends the call in an orderly way; the verdict follows within two seconds. */
    public void hangup() {
        terminal.hangup(now());
        drain();
    }

    /** The line is gone; the verdict follows at once. */
    public void lineLost(String reason) {
        terminal.lineLost(reason, now());
        drain();
    }

    /** When {@link #advance} is due; {@link Long#MAX_VALUE} while only a packet can go on. */
    public long nextDeadlineNs() {
        return over ? Long.MAX_VALUE : terminal.nextDeadlineNs();
    }

    private long now() {
        return around.clock().getAsLong();
    }

    private void drain() {
        if (draining) {
            return; // a callback came back in; the loop below goes on with what it caused
        }
        draining = true;
        try {
            boolean more = true;
            while (more) {
                var packet = terminal.nextPacket();
                packet.ifPresent(around.packets());
                var event = terminal.nextEvent();
                event.ifPresent(this::happened);
                more = packet.isPresent() || event.isPresent();
            }
        } finally {
            draining = false;
        }
    }

    private void happened(FaxEvent event) {
        if (event instanceof FaxEvent.Negotiated negotiated) {
            tell(new CallEvent.Negotiated(negotiated.page(), negotiated.parameters(), negotiated.remoteId()));
        } else if (event instanceof FaxEvent.Progress progress) {
            tell(new CallEvent.Progress(progress.page(), pages, progress.percent()));
        } else if (event instanceof FaxEvent.PageReceived received) {
            around.worker().execute(() -> print(received));
        } else if (event instanceof FaxEvent.PageConfirmed confirmed) {
            tell(new CallEvent.Confirmed(confirmed.page()));
        } else if (event instanceof FaxEvent.Ended ended) {
            over = true;
            around.worker().execute(this::closePrinter);
            around.ended().accept(ended.verdict());
        }
    }

    private void tell(CallEvent event) {
        around.events().accept(event);
    }

    /** On a worker. */
    private void print(FaxEvent.PageReceived received) {
        PrintJob job = printer;
        if (job == null) {
            throw new IllegalStateException("a page came to the sending side");
        }
        try {
            // acceptable() decides by its arguments alone, so it may be asked from here
            PrintJob.Printed printed = job.print(received.parameters(), received.coded(), terminal::acceptable);
            around.owner().execute(() -> printed(received.page(), job, printed));
        } catch (IOException e) {
            String reason = e.getMessage() == null ? e.toString() : e.getMessage();
            around.owner().execute(() -> {
                terminal.pageNotStored(received.page(), reason, now());
                drain();
            });
        }
    }

    private void printed(int page, PrintJob job, PrintJob.Printed printed) {
        if (over) {
            return; // the page stays in the file, unconfirmed
        }
        if (printed.kept()) {
            tell(new CallEvent.Stored(page, printed.rows(), printed.badRows(), job.file()));
            terminal.pageStored(page, printed.rows(), printed.badRows(), now());
        } else {
            terminal.pageUnusable(page, printed.rows(), printed.badRows(), now());
        }
        drain();
    }

    /** On a worker, behind every page. */
    private void closePrinter() {
        if (printer != null) {
            try {
                printer.close();
            } catch (IOException e) {
                // every confirmed page is on disk already; nothing is lost with the handle
                LOG.warn("Closing {} failed: {}", printer.file(), e.toString());
            }
        }
    }
}
